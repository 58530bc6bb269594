package dev.mimir.node;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What graphs and designers need to know of a kind of node. The config record is the one place for
/// the shape of the config: its reading, its schema and its reference come from it.
///
/// Beside the class stand two resources: `<type>.md`, the documentation, and `<type>.json`, a small
/// graph that shows it.
///
/// @param type name in graphs
/// @param config the config record
/// @param mainField the member that a bare string or list stands for; null when none
/// @param ports by which a configured node can be left
/// @param portNames the ports in words, for the reference
/// @param role what it is to the graph
/// @param draws whether a configured node draws
/// @param waits whether a configured node waits
/// @param ending by which a configured node ends, of the role {@link Role#END}
/// @param callee the fragment that it calls, or the other graph as `id@version`, of the role {@link
///   Role#CALL}
/// @param branches which fragments it runs beside each other, by name of the branch; `*` for any
/// @param check further problems of a config
public record NodeSpec<C extends Record>(
    String type,
    Class<C> config,
    @Nullable String mainField,
    Function<C, List<Port>> ports,
    List<String> portNames,
    Role role,
    Predicate<C> draws,
    Predicate<C> waits,
    Function<C, String> ending,
    Function<C, String> callee,
    Function<C, Map<String, String>> branches,
    BiConsumer<C, Report> check) {

  /// The name of branches that are not known beforehand.
  public static final String ANY_BRANCH = "*";

  /// What a kind of node is to the graph.
  public enum Role {
    START,
    END,
    CALL,
    STEP
  }

  /// Takes problems of a config.
  @FunctionalInterface
  public interface Report {
    /// @param member of the config, as a JSON pointer below it, e.g. `/choices/0/id`
    void problem(String member, String message);

    /// A problem of types.
    default void mismatch(String member, String message) {
      problem(member, message);
    }
  }

  /// A step with the sole port `next`.
  public static <C extends Record> NodeSpec<C> of(String type, Class<C> config) {
    return new NodeSpec<>(
        type,
        config,
        null,
        _ -> Port.next(),
        List.of(Port.NEXT),
        Role.STEP,
        _ -> false,
        _ -> false,
        _ -> "",
        _ -> "",
        _ -> Map.of(),
        (_, _) -> {});
  }

  /// With the member that a bare string stands for.
  public NodeSpec<C> shortFor(String member) {
    return new NodeSpec<>(
        type, config, member, ports, portNames, role, draws, waits, ending, callee, branches,
        check);
  }

  /// With its ports.
  ///
  /// @param names the ports in words, e.g. `each choice id`
  public NodeSpec<C> ports(List<String> names, Function<C, List<Port>> of) {
    return new NodeSpec<>(
        type, config, mainField, of, names, role, draws, waits, ending, callee, branches, check);
  }

  /// A start.
  public NodeSpec<C> starting() {
    return new NodeSpec<>(
        type,
        config,
        mainField,
        ports,
        portNames,
        Role.START,
        draws,
        waits,
        ending,
        callee,
        branches,
        check);
  }

  /// An end, with no port.
  public NodeSpec<C> ending(Function<C, String> by) {
    return new NodeSpec<>(
        type,
        config,
        mainField,
        _ -> List.of(),
        List.of(),
        Role.END,
        draws,
        waits,
        by,
        callee,
        branches,
        check);
  }

  /// A call, whose endings are ports beside `next`.
  ///
  /// @param of what it calls, see {@link CalleeName#name}
  public NodeSpec<C> calling(Function<C, String> of) {
    return new NodeSpec<>(
        type,
        config,
        mainField,
        ports,
        List.of(Port.NEXT, "each ending"),
        Role.CALL,
        draws,
        waits,
        ending,
        of,
        branches,
        check);
  }

  /// A node that draws.
  public NodeSpec<C> drawing(Predicate<C> when) {
    return new NodeSpec<>(
        type, config, mainField, ports, portNames, role, when, waits, ending, callee, branches,
        check);
  }

  /// A node that waits.
  public NodeSpec<C> waiting() {
    return new NodeSpec<>(
        type, config, mainField, ports, portNames, role, draws, _ -> true, ending, callee, branches,
        check);
  }

  /// A node that waits when it is so configured.
  public NodeSpec<C> waitingWhen(Predicate<C> when) {
    return new NodeSpec<>(
        type, config, mainField, ports, portNames, role, draws, when, ending, callee, branches,
        check);
  }

  /// A node that runs fragments beside each other.
  ///
  /// @param fragments by name of the branch; {@link #ANY_BRANCH} for names not known beforehand
  public NodeSpec<C> forking(Function<C, Map<String, String>> fragments) {
    return new NodeSpec<>(
        type, config, mainField, ports, portNames, role, draws, waits, ending, callee, fragments,
        check);
  }

  /// The fragments and other graphs that a configured node calls or runs.
  public Set<String> callees(C of) {
    Set<String> all = new LinkedHashSet<>(branches.apply(of).values());
    all.add(callee.apply(of));
    all.remove("");
    return all;
  }

  /// With further checks of the config.
  public NodeSpec<C> checked(BiConsumer<C, Report> by) {
    return new NodeSpec<>(
        type, config, mainField, ports, portNames, role, draws, waits, ending, callee, branches,
        by);
  }
}
