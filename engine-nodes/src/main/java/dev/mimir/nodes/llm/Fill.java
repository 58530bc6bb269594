package dev.mimir.nodes.llm;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.node.VariableName;
import java.util.Map;

/// A value that fits a schema.
record Fill(Map<String, Object> schema, VariableName into) implements Task {

  @Override
  public ModelRequest added(ModelRequest request, String prompt) {
    return request.with("schema", schema);
  }

  @Override
  public Outcome finish(Answer answer, NodeContext context) {
    Object json = answer.json();
    if (json == null) {
      return Outcome.fail("NO_VALUE", "the answer holds no JSON value; retry, or skip the node");
    }
    context.write(into.name(), TypeSchemas.fitting(into.type(), json), answer.owner());
    return Outcome.next();
  }
}
