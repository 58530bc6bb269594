package dev.mimir.playtest;

import dev.mimir.graph.Node;
import dev.mimir.node.Port;
import dev.mimir.playtest.Run.Turn;
import dev.mimir.session.InputRule;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Plays without a thought.
class Wanderer implements Run.Player {
  /// One time in so many nobody answers in time, or what can fail fails.
  private static final int SELDOM = 8;

  private final Atlas atlas;
  private final Inputs inputs;
  private SplittableRandom random;

  Wanderer(Atlas atlas, Inputs inputs, SplittableRandom random) {
    this.atlas = atlas;
    this.inputs = inputs;
    this.random = random;
  }

  /// Goes on with other chance.
  void renew(SplittableRandom other) {
    random = other;
  }

  SplittableRandom random() {
    return random;
  }

  @Override
  public @Nullable Turn next(Run run) {
    Wait wait = wait(run.session().waits());
    if (wait == null || (seldom() && timed(run) != null)) {
      Wait timed = timed(run);
      return timed == null ? null : new Turn(timed, null, PlayedStep.ofTimeout());
    }
    String player = player(wait, run.session().players().size());
    return new Turn(wait, player, step(run, wait));
  }

  private boolean seldom() {
    return random.nextInt(SELDOM) == 0;
  }

  /// One of the waits that somebody can answer; null when there is none.
  private @Nullable Wait wait(List<Wait> waits) {
    if (waits.size() == 1) {
      return answerable(waits.getFirst()) ? waits.getFirst() : null;
    }
    List<Wait> open = waits.stream().filter(Wanderer::answerable).toList();
    return open.isEmpty() ? null : open.get(random.nextInt(open.size()));
  }

  static boolean answerable(Wait wait) {
    return wait.open()
        && (wait.awaited().kind() == Kind.INPUT || !wait.awaited().choices().isEmpty());
  }

  private @Nullable Wait timed(Run run) {
    List<Wait> timed = null;
    for (Wait wait : run.session().waits()) {
      if (wait.awaited().deadline() != null) {
        timed = timed == null ? new ArrayList<>() : timed;
        timed.add(wait);
      }
    }
    return timed == null ? null : timed.get(random.nextInt(timed.size()));
  }

  private @Nullable String player(Wait wait, int players) {
    if (players == 1) {
      return null;
    }
    List<String> able = wait.awaited().players().stream().filter(wait::open).toList();
    return able.get(random.nextInt(able.size()));
  }

  private PlayedStep step(Run run, Wait wait) {
    InputRule rule = wait.awaited().input();
    if (rule != null) {
      return typed(atlas.node(wait), rule);
    }
    Spot spot = atlas.spot(wait.frame(), wait.node());
    List<Option> choices = wait.awaited().choices();
    return PlayedStep.choice(choices.get(chosen(run, spot, choices)).id());
  }

  /// Index of the choice to take.
  int chosen(Run run, @Nullable Spot spot, List<Option> choices) {
    return random.nextInt(choices.size());
  }

  /// What to type.
  PlayedStep typed(Node<?> node, InputRule rule) {
    return inputs.any(node, rule, random);
  }

  Inputs inputs() {
    return inputs;
  }

  @Override
  public boolean fails(Run run, Wait wait) {
    Spot spot = atlas.spot(wait.frame(), wait.node());
    return spot != null && spot.ways().containsKey(Port.ERROR) && seldom();
  }
}
