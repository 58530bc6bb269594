package dev.mimir.graph;

import dev.mimir.expression.Environment;
import dev.mimir.expression.ProblemCode;
import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.graph.shape.Vocabulary;
import dev.mimir.node.Cast;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one region of a graph declares.
final class Declarations implements Vocabulary {

  /// What all regions of a graph share.
  ///
  /// @param variables of the session
  /// @param fragments by name, filled while the graph is compiled
  /// @param callees other graphs
  record Shared(
      Map<String, Variable> variables,
      Cast cast,
      Map<String, Object> data,
      Map<String, Function> functions,
      Map<String, Declarations> fragments,
      Callees callees,
      Set<String> read,
      Set<String> written) {}

  /// A declared function.
  record Function(SequencedMap<String, Type> parameters, String value) {}

  private final Shared shared;
  private final Map<String, Variable> locals;
  private final Set<String> inputs;
  private final Set<String> nodes;
  private final Map<Map<String, Type>, Environment> environments = new HashMap<>();

  /// @param nodes ids that `visits` and `seen` know
  Declarations(Shared shared, Map<String, Variable> locals, Set<String> inputs, Set<String> nodes) {
    this.shared = shared;
    this.locals = locals;
    this.inputs = inputs;
    this.nodes = nodes;
  }

  /// Declares no more than the built-in names.
  static Declarations none() {
    return new Declarations(
        new Shared(
            Map.of(),
            new Cast(Map.of(), Map.of()),
            Map.of(),
            Map.of(),
            Map.of(),
            new Callees("", Library.EMPTY),
            new LinkedHashSet<>(),
            new LinkedHashSet<>()),
        Map.of(),
        Set.of(),
        Set.of());
  }

  @Override
  public Environment environment(Map<String, Type> more) {
    return environments.computeIfAbsent(more, this::built);
  }

  private Environment built(Map<String, Type> more) {
    Environment.Builder builder = Environment.builder();
    builtIn(builder);
    shared.variables().values().forEach(variable -> declare(builder, variable));
    locals.values().forEach(variable -> declare(builder, variable));
    shared.functions().forEach((name, f) -> builder.function(name, f.parameters(), f.value()));
    more.forEach(builder::variable);
    return builder.build();
  }

  private static void declare(Environment.Builder builder, Variable variable) {
    String is = variable.is();
    if (is == null) {
      builder.variable(variable.name(), variable.type());
    } else {
      builder.computed(variable.name(), variable.type(), is);
    }
  }

  private void builtIn(Environment.Builder builder) {
    Type player = struct("id", Types.STRING, "name", Types.STRING);
    builder
        .variable("input", input())
        .variable("last", new Type.MapOf(Types.DYN))
        .variable("visits", new Type.Keyed(nodes, Types.INT, ProblemCode.UNKNOWN_NODE))
        .variable("seen", new Type.Keyed(nodes, seen(), ProblemCode.UNKNOWN_NODE))
        .variable(
            "inventory",
            new Type.Keyed(shared.cast().items().keySet(), Types.INT, ProblemCode.UNKNOWN_ITEM))
        .variable(
            "characters",
            new Type.Keyed(
                shared.cast().characters().keySet(),
                Characters.type(),
                ProblemCode.UNKNOWN_CHARACTER))
        .variable("player", player)
        .variable("players", new Type.ListOf(player))
        .variable("turn", Types.INT)
        .variable("time", Types.TIMESTAMP)
        .variable("data", DataTypes.of(shared.data()));
  }

  private static Type seen() {
    return struct("time", Types.TIMESTAMP, "turn", Types.INT);
  }

  private static Type input() {
    Map<String, Type> fields = new LinkedHashMap<>();
    fields.put("text", Types.STRING);
    fields.put("choice", Types.STRING);
    fields.put("value", Types.DYN);
    fields.put("item", Types.DYN);
    fields.put("player", Types.STRING);
    return new Type.Struct(fields);
  }

  private static Type struct(String one, Type oneType, String other, Type otherType) {
    Map<String, Type> fields = new LinkedHashMap<>();
    fields.put(one, oneType);
    fields.put(other, otherType);
    return new Type.Struct(fields);
  }

  /// The fragment's inputs and own variables.
  Map<String, Variable> locals() {
    return locals;
  }

  Set<String> inputNames() {
    return inputs;
  }

  @Override
  public @Nullable Type variable(String name) {
    Variable variable = find(name);
    return variable == null ? null : variable.type();
  }

  @Override
  public boolean computed(String name) {
    Variable variable = find(name);
    return variable != null && variable.computed();
  }

  private @Nullable Variable find(String name) {
    Variable local = locals.get(name);
    return local == null ? shared.variables().get(name) : local;
  }

  @Override
  public Collection<String> variables() {
    Set<String> names = new LinkedHashSet<>(shared.variables().keySet());
    names.addAll(locals.keySet());
    return names;
  }

  @Override
  public Map<String, Type> inputs() {
    Map<String, Type> types = new LinkedHashMap<>();
    locals.forEach((name, variable) -> {
      if (inputs.contains(name)) {
        types.put(name, variable.type());
      }
    });
    return types;
  }

  @Override
  public Collection<String> items() {
    return shared.cast().items().keySet();
  }

  @Override
  public Collection<String> characters() {
    return shared.cast().characters().keySet();
  }

  @Override
  public Collection<String> fragments() {
    return shared.fragments().keySet();
  }

  @Override
  public @Nullable Vocabulary fragment(String name) {
    return shared.fragments().get(name);
  }

  @Override
  public Callee graph(String id, @Nullable Integer version) {
    return shared.callees().find(id, version);
  }

  @Override
  public void read(Collection<String> names) {
    shared.read().addAll(names);
  }

  @Override
  public void written(String name) {
    shared.written().add(name);
  }
}
