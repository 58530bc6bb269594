package dev.mimir.nodes.llm;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.node.VariableTexts;
import dev.mimir.node.VariableTexts.About;
import java.util.LinkedHashMap;
import java.util.Map;

/// Values for variables, as far as they are said.
record Extract(VariableTexts wanted) implements Task {

  @Override
  public String instructions() {
    StringBuilder text =
        new StringBuilder(
            "Take the following out of what is said, as a JSON object with these members. Leave out"
                + " what is not said; make nothing up.");
    for (About about : wanted.list()) {
      text.append("\n- ").append(about.variable().name()).append(": ").append(about.text());
    }
    return text.toString();
  }

  /// Without a script, nothing is taken to be said.
  @Override
  public ModelRequest added(ModelRequest request, String prompt) {
    return request.with("schema", schema()).with("script_default", "{}");
  }

  private Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (About about : wanted.list()) {
      Map<String, Object> schema = TypeSchemas.of(about.variable().type());
      schema.put("description", about.text());
      properties.put(about.variable().name(), schema);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }

  @Override
  public Outcome finish(Answer answer, NodeContext context) {
    if (answer.json() instanceof Map<?, ?> said) {
      for (About about : wanted.list()) {
        Object value = said.get(about.variable().name());
        if (value != null) {
          Object fitting = TypeSchemas.fitting(about.variable().type(), value);
          context.write(about.variable().name(), fitting, answer.owner());
        }
      }
    }
    return Outcome.next();
  }
}
