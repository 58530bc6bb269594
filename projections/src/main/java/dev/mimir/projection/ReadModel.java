package dev.mimir.projection;

import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// One generation of a read model: tables that are made from events and can be made again.
///
/// The generation is a number at the end of the names of its tables and of its event processor, so
/// that the next generation can be filled beside the live one. Which one is live stands in the
/// table `read_model`, see {@link Generations}.
public interface ReadModel {

  /// Name, `[a-z_]+`, the same in every generation.
  String name();

  /// Number of the generation, from 1.
  int generation();

  /// The tables that it fills.
  List<Table<?>> tables();

  /// The classes of the events that it needs; no other reaches it.
  Set<Class<?>> events();

  /// Begins to collect the changes of a batch of events.
  Changes begin();

  /// Name of its event processor, and of its group of dead letters.
  default String processor() {
    return name() + "_" + generation();
  }
}
