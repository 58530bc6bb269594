package dev.mimir.graph;

import dev.mimir.expression.Environment;
import dev.mimir.graph.Draft.DraftEdge;
import dev.mimir.graph.shape.Identifiers;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.node.NodeTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One document on its way to a graph.
final class Pass {
  private static final Set<String> FRAGMENT_SECTIONS =
      Set.of("inputs", "variables", "nodes", "edges", "title", "notes", "tags");

  private final NodeTypes types;
  private final JsonNode root;
  private final Sections sections;
  private final Library library;
  private final Problems problems;
  private final Map<String, JsonNode> defaults;
  private final Map<String, Declarations> fragments = new LinkedHashMap<>();
  private int room = GraphCompiler.MAX_NODES;

  Pass(NodeTypes types, JsonNode root, Sections sections, Library library, Problems problems) {
    this.types = types;
    this.root = root;
    this.sections = sections;
    this.library = library;
    this.problems = problems;
    this.defaults = sections.entries("defaults");
  }

  @Nullable Graph run() {
    Head head = head();
    checkDefaults();
    Draft topDraft = draft(sections);
    Map<String, Sections> fragmentSections = fragmentSections();
    Map<String, Draft> drafts = new LinkedHashMap<>();
    fragmentSections.forEach((name, section) -> drafts.put(name, draft(section)));
    if (room < 0) {
      String message = "a graph has at most " + GraphCompiler.MAX_NODES + " nodes; split it";
      problems.add(ProblemCode.LIMIT_EXCEEDED, sections.at("nodes"), null, message);
      return null;
    }
    DeclaredSections declared = new DeclaredSections(sections, problems);
    Declarations.Shared shared = declared.shared(fragments, new Callees(head.id(), library));
    Declarations top = new Declarations(shared, Map.of(), Set.of(), topDraft.ids());
    fragmentSections.forEach((name, section) ->
        fragments.put(name, declared.fragment(section, shared, ids(drafts, name), topDraft.ids())));
    report(top.environment(Map.of()), shared.variables().keySet(), sections, true);
    fragments.forEach((name, own) -> reportLocals(own, fragmentSections.get(name)));
    return graph(head, shared, regions(topDraft, top, drafts));
  }

  /// What stands before the nodes.
  private record Head(String id, String title, PlayersSpec players) {}

  private Head head() {
    String id = sections.text("id", "");
    if (!Identifiers.GRAPH.matcher(id).matches()) {
      problems.add(
          ProblemCode.SCHEMA,
          sections.at("id"),
          null,
          "a graph needs an id of at most 64 characters out of a-z 0-9 -, the first no -");
    }
    PlayersSpec players = sections.member("players", Shapes.ofRecord(PlayersSpec.class));
    if (players != null && players.contradictory()) {
      Pointer at = sections.at("players").child("max");
      problems.add(ProblemCode.SCHEMA, at, null, "'max' is less than 'min'; raise it");
    }
    PlayersSpec any = new PlayersSpec(null, null);
    return new Head(id, sections.text("title", id), players == null ? any : players);
  }

  private void checkDefaults() {
    defaults.forEach((type, config) -> {
      Pointer at = sections.at("defaults").child(type);
      if (types.find(type) == null) {
        problems.add(ProblemCode.UNKNOWN_NODE_TYPE, at, null, "there is no type '" + type + "'");
      } else if (!config.isObject()) {
        problems.add(ProblemCode.SCHEMA, at, null, "expected fields of a config, an object");
      }
    });
  }

  private Draft draft(Sections of) {
    List<DraftEdge> edges = Wiring.listed(of.list("edges"), of.at("edges"), problems);
    ShortNotation notation = new ShortNotation(types, defaults, problems, Math.max(0, room));
    Draft draft = notation.expand(of.list("nodes"), of.at("nodes"), edges);
    room -= draft.nodes().size();
    return draft;
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

  private static Set<String> ids(Map<String, Draft> drafts, String name) {
    Draft draft = drafts.get(name);
    return draft == null ? Set.of() : draft.ids();
  }

  private void reportLocals(Declarations own, @Nullable Sections section) {
    if (section != null && own.locals().values().stream().anyMatch(Variable::computed)) {
      report(own.environment(Map.of()), own.locals().keySet(), section, false);
    }
  }

  /// Reports what is wrong with computed variables, and at the top level with functions.
  private void report(
      Environment environment, Set<String> variables, Sections of, boolean functions) {
    for (Environment.Problem found : environment.problems()) {
      boolean computed = found.kind() == Environment.Kind.COMPUTED;
      if (computed ? variables.contains(found.name()) : functions) {
        Pointer section = of.at(computed ? "variables" : "functions").child(found.name());
        report(found, section.child(computed ? "is" : "value"));
      }
    }
  }

  private void report(Environment.Problem found, Pointer at) {
    problems.add(
        new Problem(
            ProblemCode.valueOf(found.problem().code().name()),
            at.toString(),
            null,
            found.problem().message(),
            found.problem().line(),
            found.problem().column()));
  }

  private List<RegionCompiler> regions(
      Draft topDraft, Declarations top, Map<String, Draft> drafts) {
    List<RegionCompiler> regions = new ArrayList<>();
    regions.add(new RegionCompiler("", topDraft, top, sections.at("nodes"), problems));
    drafts.forEach((name, draft) -> {
      Pointer at = sections.at("fragments").child(name).child("nodes");
      Declarations declared = fragments.get(name);
      if (declared != null) {
        regions.add(new RegionCompiler(name, draft, declared, at, problems));
      }
    });
    return regions;
  }

  private @Nullable Graph graph(
      Head head, Declarations.Shared shared, List<RegionCompiler> regions) {
    Map<String, List<String>> endings = new LinkedHashMap<>();
    regions.forEach(region -> endings.put(region.name(), region.readConfigs()));
    endings.putAll(shared.callees().endings());
    regions.forEach(region -> region.connect(endings));
    Calls calls = Analysis.of(regions, shared.callees().graphs(), problems);
    unused(shared);
    if (problems.hasErrors()) {
      return null;
    }
    Map<String, Region> compiled = new LinkedHashMap<>();
    regions.forEach(region -> compiled.put(region.name(), region.region()));
    Region top = compiled.remove("");
    return top == null
        ? null
        : new Graph(
            head.id(),
            head.title(),
            ContentHash.of(root),
            top,
            compiled,
            Collections.unmodifiableMap(shared.variables()),
            shared.cast(),
            shared.data(),
            head.players(),
            new Graph.Links(
                shared.callees().graphs(), shared.callees().pins(), calls.waits(), calls.depth()),
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
