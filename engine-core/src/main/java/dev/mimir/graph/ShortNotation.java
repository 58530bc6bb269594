package dev.mimir.graph;

import dev.mimir.graph.Draft.DraftEdge;
import dev.mimir.graph.Draft.DraftNode;
import dev.mimir.graph.Draft.Target;
import dev.mimir.graph.Typing.Typed;
import dev.mimir.graph.shape.Identifiers;
import dev.mimir.graph.shape.Pointer;
import dev.mimir.graph.shape.RecordShape;
import dev.mimir.graph.shape.Shapes;
import dev.mimir.node.NodeTypes;
import dev.mimir.node.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Expands the short notation of one region: types as keys, `next`, blocks in place of edges. Nodes
/// of the canonical notation pass through unchanged; the two may be mixed.
final class ShortNotation {
  private final Typing typing;
  private final Problems problems;
  private final int limit;
  private final List<DraftNode> nodes = new ArrayList<>();
  private final Set<String> untyped = new LinkedHashSet<>();

  /// @param limit nodes beyond which it stops
  ShortNotation(NodeTypes types, Map<String, JsonNode> defaults, Problems problems, int limit) {
    this.typing = new Typing(types, defaults, problems);
    this.problems = problems;
    this.limit = limit;
  }

  /// The nodes of a list and of all blocks in it, in the order of the document.
  Draft expand(JsonNode list, Pointer at, List<DraftEdge> edges) {
    for (int i = 0; i < list.size() && nodes.size() <= limit; i++) {
      JsonNode json = list.get(i);
      node(json, at.child(i), id(json, Integer.toString(i + 1)), null);
    }
    return new Draft(nodes, untyped, edges);
  }

  private static String id(JsonNode json, String fromPlace) {
    JsonNode id = json.get("id");
    return id != null && id.isString() ? id.stringValue() : fromPlace;
  }

  private void node(JsonNode json, Pointer at, String id, @Nullable Target surrounding) {
    if (!json.isObject()) {
      problems.add(ProblemCode.SCHEMA, at, null, "expected a node, an object with a type");
      return;
    }
    JsonNode given = json.get("id");
    if (given != null && !(given.isString() && Identifiers.NODE.matcher(id).matches())) {
      problems.add(
          ProblemCode.SCHEMA,
          at.child("id"),
          null,
          "an id has at most 64 characters out of A-Z a-z 0-9 _ . -, the first none of . -");
    }
    if (id.length() > 1024) {
      problems.add(
          ProblemCode.LIMIT_EXCEEDED,
          at,
          null,
          "blocks are nested too deeply; give this node an id");
      return;
    }
    int place = nodes.size();
    Typed typed = typing.of(json, at, id);
    Map<String, Target> targets = new LinkedHashMap<>();
    Target next = targets(json.get("next"), at.child("next"), id, surrounding, targets);
    if (typed == null) {
      untyped.add(id);
      return;
    }
    branches(typed, id, next, targets);
    DraftNode draft =
        new DraftNode(
            id,
            given != null,
            typed.kind(),
            typed.config(),
            at,
            typed.at(),
            targets,
            next,
            Typing.kept(json));
    // Before the nodes of its blocks.
    nodes.add(place, draft);
  }

  /// Adds the targets of a port map; gives where ports lead that are not named.
  private @Nullable Target targets(
      @Nullable JsonNode next,
      Pointer at,
      String id,
      @Nullable Target surrounding,
      Map<String, Target> targets) {
    if (next == null || next.isNull()) {
      return surrounding;
    }
    if (!next.isObject()) {
      Target target = target(next, at, id + "." + Port.NEXT, surrounding);
      put(targets, Port.NEXT, target, id);
      return target;
    }
    JsonNode otherwise = next.get(Port.NEXT);
    Target fallback = surrounding;
    if (otherwise != null) {
      fallback = target(otherwise, at.child(Port.NEXT), id + "." + Port.NEXT, surrounding);
      put(targets, Port.NEXT, fallback, id);
    }
    for (Map.Entry<String, JsonNode> port : next.properties()) {
      if (!port.getKey().equals(Port.NEXT)) {
        Pointer place = at.child(port.getKey());
        put(
            targets,
            port.getKey(),
            target(port.getValue(), place, id + "." + port.getKey(), fallback),
            id);
      }
    }
    return fallback;
  }

  private void branches(
      Typed typed, String id, @Nullable Target next, Map<String, Target> targets) {
    RecordShape<?> shape = Shapes.ofRecord(typed.kind().spec().config());
    for (Map.Entry<String, String> list : shape.branchLists().entrySet()) {
      JsonNode branches = typed.config().path(list.getKey());
      for (int i = 0; i < branches.size(); i++) {
        if (branches.get(i) instanceof ObjectNode branch) {
          Pointer at = typed.at().child(list.getKey()).child(i).child("next");
          branch(branch, list.getValue(), at, id, next, targets);
        }
      }
    }
  }

  private void branch(
      ObjectNode branch,
      String portMember,
      Pointer at,
      String id,
      @Nullable Target next,
      Map<String, Target> targets) {
    JsonNode to = branch.remove("next");
    JsonNode port = branch.get(portMember);
    if (to != null && !to.isNull() && port != null && port.isString()) {
      String name = port.stringValue();
      Target target = target(to, at, id + "." + name, next);
      put(targets, name, target == null ? null : new Target(target.node(), at), id);
    }
  }

  private void put(Map<String, Target> targets, String port, @Nullable Target target, String id) {
    if (target != null && targets.putIfAbsent(port, target) != null) {
      String message = "port '" + port + "' has a way already; remove one of them";
      problems.add(ProblemCode.DUPLICATE_EDGE, target.at(), id, message);
    }
  }

  /// A node id, or the first node of a block.
  private @Nullable Target target(
      JsonNode json, Pointer at, String prefix, @Nullable Target afterwards) {
    if (json.isString()) {
      return new Target(json.stringValue(), at);
    }
    if (json.isArray()) {
      return block(json, at, prefix, afterwards);
    }
    problems.add(ProblemCode.SCHEMA, at, null, "expected the id of a node or a block of nodes");
    return afterwards;
  }

  private @Nullable Target block(
      JsonNode block, Pointer at, String prefix, @Nullable Target afterwards) {
    List<String> ids = new ArrayList<>(block.size());
    for (int i = 0; i < block.size(); i++) {
      ids.add(id(block.get(i), prefix + "." + (i + 1)));
    }
    for (int i = 0; i < ids.size() && nodes.size() <= limit; i++) {
      Target after = i + 1 < ids.size() ? new Target(ids.get(i + 1), at.child(i)) : afterwards;
      node(block.get(i), at.child(i), ids.get(i), after);
    }
    return ids.isEmpty() ? afterwards : new Target(ids.getFirst(), at);
  }
}
