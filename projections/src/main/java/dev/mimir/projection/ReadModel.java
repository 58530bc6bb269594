package dev.mimir.projection;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.Table;

/// Tables that are made from events and can be made again; found by {@link ServiceLoader}.
///
/// They exist in generations, whose number stands at the end of each table's name: a rebuild fills
/// the next generation beside the live one. Which one is live stands in the table `read_model`, see
/// {@link Generations}.
public interface ReadModel {

  /// Name, `[a-z_]+`; also of its event processor, and of its group of dead letters.
  String name();

  /// The tables that it fills.
  ///
  /// @param generation number of the generation, from 1
  List<Table<?>> tables(int generation);

  /// The classes of the events that it needs; no other reaches it.
  Set<Class<?>> events();

  /// How long it leaves events waiting for others.
  default Rest rest() {
    return Rest.SHORT;
  }

  /// Begins to collect the changes of a batch of events.
  Changes begin(int generation);

  /// Begins to fill an empty generation that nobody else writes: gives the changes of one batch
  /// after the other, which may remember what the ones before have written. When a batch fails that
  /// is forgotten, by asking here again.
  default Supplier<Changes> rebuild(int generation) {
    return () -> begin(generation);
  }

  /// What answers questions from it.
  Queries<?> queries();

  /// What analysts see of it in the schema `analytics`: everything but what it remembers for
  /// itself.
  ///
  /// @param generation number of the tables that they show
  default List<View> views(int generation) {
    return List.of();
  }

  /// All there are.
  static List<ReadModel> all() {
    return ServiceLoader.load(ReadModel.class, ReadModel.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(java.util.Comparator.comparing(ReadModel::name))
        .toList();
  }
}
