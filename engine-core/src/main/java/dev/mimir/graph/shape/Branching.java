package dev.mimir.graph.shape;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.node.CalleeValue;
import dev.mimir.node.Quorum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shapes of what runs beside each other.
final class Branching {
  private Branching() {}

  /// A number from 1, or one of a few words.
  record HowMany(List<String> words) implements Shape<Quorum> {
    @Override
    public @Nullable Quorum read(JsonNode json, Pointer at, Names names) {
      if (json.isString() && words.contains(json.stringValue())) {
        return new Quorum(null, json.stringValue());
      }
      if (json.isNumber() && json.canConvertToExactIntegral() && json.canConvertToInt()) {
        int number = json.intValue();
        if (number >= 1) {
          return new Quorum(number, null);
        }
      }
      return Scalars.wrong(
          json, at, names, String.join(", ", words) + " or a whole number of at least 1");
    }

    @Override
    public ObjectNode schema() {
      ObjectNode word = Schemas.type("string");
      words.forEach(word.putArray("enum")::add);
      return Schemas.either(word, Schemas.type("integer").put("minimum", 1));
    }
  }

  /// A value of the fragments that the rest of the config calls.
  record Value() implements Shape<CalleeValue> {
    @Override
    public @Nullable CalleeValue read(JsonNode json, Pointer at, Names names) {
      List<Expression> compiled = new ArrayList<>();
      for (Names callee : names.callees()) {
        Expression value = new Expressions.Formula(null).read(json, at, callee);
        if (value != null) {
          compiled.add(value);
        }
      }
      return compiled.isEmpty() || compiled.size() < names.callees().size()
          ? null
          : new CalleeValue(compiled.getFirst(), common(compiled));
    }

    private static Type common(List<Expression> all) {
      Type first = all.getFirst().type();
      return all.stream().allMatch(one -> one.type().equals(first)) ? first : Types.DYN;
    }

    @Override
    public ObjectNode schema() {
      return new Expressions.Formula(null).schema();
    }
  }
}
