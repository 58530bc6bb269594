package dev.mimir.web.acceptance.faults;

import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.FakeModelServer;
import java.util.List;
import java.util.Random;

/// All that can fail.
///
/// @param random decides what fails how
record Lab(Scratch scratch, Database database, Nodes nodes, FakeModelServer models, Random random) {

  /// How models answer while nothing fails.
  static final Behaviour WELL = Behaviour.replying(asked -> "You ask: " + asked);

  /// One of the servers, or all of them.
  List<Integer> some() {
    return random.nextInt(3) == 0 ? Nodes.ALL : List.of(random.nextInt(Nodes.ALL.size()));
  }
}
