package dev.mimir.graph;

import dev.mimir.expression.Environment;
import dev.mimir.graph.Draft.DraftNode;
import dev.mimir.graph.shape.Identifiers;
import dev.mimir.graph.shape.PlainValues;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.node.Cast;
import dev.mimir.node.NodeTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes a graph of a document, or says all that is wrong with it.
public final class GraphCompiler {
  /// The only format there is.
  public static final String FORMAT = "mimir/1";

  /// Nodes of a document, fragments included.
  public static final int MAX_NODES = 10_000;

  private static final Set<String> SECTIONS =
      Set.of(
          "format",
          "id",
          "title",
          "notes",
          "tags",
          "variables",
          "items",
          "characters",
          "data",
          "functions",
          "fragments",
          "defaults",
          "players",
          "nodes",
          "edges");
  private static final Set<String> FRAGMENT_SECTIONS =
      Set.of("inputs", "variables", "nodes", "edges", "title", "notes", "tags");
  private static final Set<String> RESERVED = Set.of("texts", "storylets", "assets", "moderation");

  private final NodeTypes types;

  public GraphCompiler(NodeTypes types) {
    this.types = types;
  }

  /// What came of a document.
  ///
  /// @param graph null when there are errors
  public record Compilation(@Nullable Graph graph, List<Problem> errors, List<Problem> warnings) {}

  /// Compiles a document.
  ///
  /// @param document JSON in UTF-8, in either notation
  public Compilation compile(byte[] document) {
    Problems problems = new Problems();
    JsonNode root = Documents.read(document, problems);
    Graph graph = root == null ? null : compile(root, problems);
    return new Compilation(
        problems.hasErrors() ? null : graph, problems.errors(), problems.warnings());
  }

  private @Nullable Graph compile(JsonNode root, Problems problems) {
    if (!root.isObject()) {
      problems.add(ProblemCode.SCHEMA, Pointer.ROOT, null, "expected a graph, a JSON object");
      return null;
    }
    Sections sections = new Sections(root, Pointer.ROOT, problems);
    if (!sections.text("format", "").equals(FORMAT)) {
      String message = "set \"format\": \"" + FORMAT + "\"; there is no other format";
      problems.add(ProblemCode.UNSUPPORTED_FORMAT, sections.at("format"), null, message);
      return null;
    }
    sections.only(SECTIONS, RESERVED);
    return new Pass(root, sections, problems).run();
  }

  /// One document on its way to a graph.
  private final class Pass {
    private final JsonNode root;
    private final Sections sections;
    private final Problems problems;
    private final Map<String, JsonNode> defaults;
    private final Map<String, Declarations> fragments = new LinkedHashMap<>();
    private int room = MAX_NODES;

    Pass(JsonNode root, Sections sections, Problems problems) {
      this.root = root;
      this.sections = sections;
      this.problems = problems;
      this.defaults = sections.entries("defaults");
    }

    @Nullable Graph run() {
      String id = id();
      checkDefaults();
      Draft topDraft = draft(sections);
      Map<String, Sections> fragmentSections = fragmentSections();
      Map<String, Draft> drafts = new LinkedHashMap<>();
      fragmentSections.forEach((name, section) -> drafts.put(name, draft(section)));
      if (room < 0) {
        String message = "a graph has at most " + MAX_NODES + " nodes; split it";
        problems.add(ProblemCode.LIMIT_EXCEEDED, sections.at("nodes"), null, message);
        return null;
      }
      Declarations.Shared shared = shared();
      Set<String> topIds = ids(topDraft);
      fragmentSections.forEach((name, section) ->
          fragments.put(name, fragment(section, shared, ids(drafts.get(name)), topIds)));
      Declarations top = new Declarations(shared, Map.of(), Set.of(), topIds);
      report(top.environment(Map.of()));
      return graph(id, shared, topDraft, top, drafts);
    }

    private String id() {
      String id = sections.text("id", "");
      if (!Identifiers.GRAPH.matcher(id).matches()) {
        problems.add(
            ProblemCode.SCHEMA,
            sections.at("id"),
            null,
            "a graph needs an id of at most 64 characters out of a-z 0-9 -, the first no -");
      }
      return id;
    }

    private void checkDefaults() {
      for (String type : defaults.keySet()) {
        if (types.find(type) == null) {
          Pointer at = sections.at("defaults").child(type);
          problems.add(ProblemCode.UNKNOWN_NODE_TYPE, at, null, "there is no type '" + type + "'");
        }
      }
    }

    private Draft draft(Sections of) {
      ShortNotation notation = new ShortNotation(types, defaults, problems, Math.max(0, room));
      List<DraftNode> nodes = notation.expand(of.list("nodes"), of.at("nodes"));
      room -= nodes.size();
      return new Draft(nodes, Wiring.listed(of.list("edges"), of.at("edges"), problems));
    }

    private Map<String, Sections> fragmentSections() {
      Map<String, Sections> all = new LinkedHashMap<>();
      sections
          .entries("fragments")
          .forEach((name, json) -> {
            Pointer at = sections.at("fragments").child(name);
            if (!Identifiers.NODE.matcher(name).matches() || !json.isObject()) {
              String message = "a fragment has a name like a node's, and is an object";
              problems.add(ProblemCode.SCHEMA, at, null, message);
            } else {
              Sections section = new Sections(json, at, problems);
              section.only(FRAGMENT_SECTIONS, Set.of());
              all.put(name, section);
            }
          });
      return all;
    }

    private Declarations.Shared shared() {
      Cast cast =
          new Cast(
              sections.entries("characters", Shapes.ofRecord(Cast.Role.class)),
              sections.entries("items", Shapes.ofRecord(Cast.Item.class)));
      Map<String, Object> data = new LinkedHashMap<>();
      sections
          .entries("data")
          .forEach((name, json) -> {
            Object value = PlainValues.of(json);
            if (value == null) {
              Pointer at = sections.at("data").child(name);
              problems.add(ProblemCode.SCHEMA, at, null, "null and huge numbers do not fit");
            } else {
              data.put(name, value);
            }
          });
      return new Declarations.Shared(
          variables(sections, "variables"),
          cast,
          Collections.unmodifiableMap(data),
          Functions.declared(sections, problems),
          fragments,
          new LinkedHashSet<>(),
          new LinkedHashSet<>());
    }

    private Map<String, Variable> variables(Sections of, String section) {
      Map<String, Variable> variables = new LinkedHashMap<>();
      of.entries(section, Shapes.ofRecord(VariableSpec.class))
          .forEach((name, spec) -> {
            Pointer at = of.at(section).child(name);
            Variable variable = named(name, at) ? spec.declared(name, at, problems) : null;
            if (variable != null) {
              variables.put(name, variable);
            }
          });
      return variables;
    }

    private boolean named(String name, Pointer at) {
      if (!Identifiers.VARIABLE.matcher(name).matches()) {
        String message =
            "a variable has at most 64 characters out of A-Z a-z 0-9 _, no digit first";
        problems.add(ProblemCode.SCHEMA, at, null, message);
        return false;
      }
      if (Identifiers.reservedForVariables(name)) {
        String message = "'" + name + "' has a meaning of its own; choose another name";
        problems.add(ProblemCode.RESERVED_NAME, at, null, message);
        return false;
      }
      return true;
    }

    private Declarations fragment(
        Sections section, Declarations.Shared shared, Set<String> own, Set<String> topIds) {
      Map<String, Variable> locals = variables(section, "inputs");
      Set<String> inputs = Set.copyOf(locals.keySet());
      variables(section, "variables")
          .forEach((name, variable) -> {
            if (locals.putIfAbsent(name, variable) != null) {
              Pointer at = section.at("variables").child(name);
              problems.add(ProblemCode.DUPLICATE_ID, at, null, "an input has this name");
            }
          });
      for (String name : locals.keySet()) {
        if (shared.variables().containsKey(name)) {
          Pointer at = section.at(inputs.contains(name) ? "inputs" : "variables").child(name);
          String message = "a variable of the session has this name; choose another";
          problems.add(ProblemCode.DUPLICATE_ID, at, null, message);
        }
      }
      Set<String> visible = new LinkedHashSet<>(own);
      visible.addAll(topIds);
      return new Declarations(shared, locals, inputs, visible);
    }

    private void report(Environment environment) {
      for (Environment.Problem found : environment.problems()) {
        boolean computed = found.kind() == Environment.Kind.COMPUTED;
        Pointer at =
            sections
                .at(computed ? "variables" : "functions")
                .child(found.name())
                .child(computed ? "is" : "value");
        problems.add(
            new Problem(
                ProblemCode.valueOf(found.problem().code().name()),
                at.toString(),
                null,
                found.problem().message(),
                found.problem().line(),
                found.problem().column()));
      }
    }

    private Set<String> ids(@Nullable Draft draft) {
      Set<String> ids = new LinkedHashSet<>();
      if (draft != null) {
        draft.nodes().forEach(node -> ids.add(node.id()));
      }
      return ids;
    }

    private @Nullable Graph graph(
        String id,
        Declarations.Shared shared,
        Draft topDraft,
        Declarations top,
        Map<String, Draft> drafts) {
      List<RegionCompiler> regions = new ArrayList<>();
      regions.add(new RegionCompiler("", topDraft, top, sections.at("nodes"), problems));
      drafts.forEach((name, draft) -> {
        Pointer at = sections.at("fragments").child(name).child("nodes");
        Declarations declared = fragments.get(name);
        if (declared != null) {
          regions.add(new RegionCompiler(name, draft, declared, at, problems));
        }
      });
      Map<String, List<String>> endings = new LinkedHashMap<>();
      regions.forEach(region -> endings.put(region.name(), region.readConfigs()));
      regions.forEach(region -> region.connect(endings));
      Analysis.of(regions, problems);
      unused(shared);
      if (problems.hasErrors()) {
        return null;
      }
      Map<String, Region> compiled = new LinkedHashMap<>();
      regions.forEach(region -> compiled.put(region.name(), region.region()));
      Region topRegion = compiled.remove("");
      PlayersSpec players = sections.member("players", Shapes.ofRecord(PlayersSpec.class));
      return topRegion == null
          ? null
          : new Graph(
              id,
              sections.text("title", id),
              ContentHash.of(root),
              topRegion,
              compiled,
              Collections.unmodifiableMap(shared.variables()),
              shared.cast(),
              shared.data(),
              players == null ? new PlayersSpec(null, null) : players,
              Canonical.of(root, regions));
    }

    private void unused(Declarations.Shared shared) {
      Set<String> used = new HashSet<>(shared.read());
      used.addAll(shared.written());
      for (Variable variable : shared.variables().values()) {
        if (!used.contains(variable.name())) {
          problems.add(
              ProblemCode.UNUSED_VARIABLE,
              sections.at("variables").child(variable.name()),
              null,
              "nothing reads or writes '" + variable.name() + "'; remove it, or use it");
        }
      }
    }
  }
}
