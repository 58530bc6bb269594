package dev.mimir.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The names an expression may use.
record Vocabulary(SequencedMap<String, Type> variables, SequencedMap<String, Signature> functions) {

  record Signature(SequencedMap<String, Type> parameters, Type result) {}

  Vocabulary {
    variables = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(variables));
    functions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(functions));
  }

  /// With parameters, which hide variables of the same name.
  Vocabulary with(Map<String, Type> parameters) {
    SequencedMap<String, Type> all = new LinkedHashMap<>(variables);
    all.putAll(parameters);
    return new Vocabulary(all, functions);
  }

  Vocabulary with(String function, Signature signature) {
    SequencedMap<String, Signature> all = new LinkedHashMap<>(functions);
    all.put(function, signature);
    return new Vocabulary(variables, all);
  }
}
