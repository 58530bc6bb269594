package dev.mimir.web.acceptance.faults;

import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.Completion;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What can fail, and how it is mended.
enum Fault {
  /// `kill -9` of one server or all; they are started again.
  SERVER_KILLED(Target.SERVERS) {
    @Override
    Struck strike(Lab lab) {
      List<Integer> nodes = lab.some();
      nodes.forEach(lab.nodes()::kill);
      return new Struck(this, servers(nodes) + " killed", () -> lab.nodes().start(nodes));
    }
  },

  /// SIGSTOP, and after a while SIGCONT.
  SERVER_FROZEN(Target.SERVERS) {
    @Override
    Struck strike(Lab lab) {
      List<Integer> nodes = lab.some();
      nodes.forEach(lab.nodes()::freeze);
      return new Struck(this, servers(nodes) + " frozen", () -> nodes.forEach(lab.nodes()::thaw));
    }
  },

  /// `kill -9` of the first process of PostgreSQL.
  DATABASE_KILLED(Target.DATABASE) {
    @Override
    Struck strike(Lab lab) {
      lab.database().kill();
      return new Struck(this, "PostgreSQL killed", lab.database()::start);
    }
  },

  /// PostgreSQL stops in good order and is started again.
  DATABASE_RESTARTED(Target.DATABASE) {
    @Override
    Struck strike(Lab lab) {
      lab.database().stop();
      return new Struck(this, "PostgreSQL stopped", lab.database()::start);
    }
  },

  /// SIGSTOP of all processes of PostgreSQL, and after a while SIGCONT.
  DATABASE_FROZEN(Target.DATABASE) {
    @Override
    Struck strike(Lab lab) {
      lab.database().freeze();
      return new Struck(this, "PostgreSQL frozen", lab.database()::thaw);
    }
  },

  /// PostgreSQL ends the connections of all servers, and once more at the end.
  CONNECTIONS_CUT(Target.DATABASE) {
    @Override
    Struck strike(Lab lab) {
      lab.database().cut();
      return new Struck(this, "connections cut twice", lab.database()::cut);
    }
  },

  /// The file system of PostgreSQL has no room left. When PostgreSQL gives up over it, it is
  /// started again once there is room.
  DISK_FULL(Target.DATABASE) {
    @Override
    Struck strike(Lab lab) {
      lab.scratch().fill();
      return new Struck(
          this,
          "disk full",
          () -> {
            lab.scratch().relieve();
            lab.database().start();
          });
    }

    @Override
    Duration lasts(Random random) {
      // the last pages take a while
      return Duration.ofMillis(random.nextInt(3_000, 8_000));
    }

    @Override
    Optional<String> refused(Lab lab) {
      return lab.scratch().refused();
    }
  },

  /// The way from one server or all to PostgreSQL: see [Network].
  NETWORK_LOST(Target.NETWORK) {
    @Override
    Struck strike(Lab lab) {
      List<Integer> nodes = lab.some();
      nodes.forEach(node -> lab.nodes().network(node).lose());
      return new Struck(
          this,
          "network of " + servers(nodes) + " lost",
          () -> nodes.forEach(node -> lab.nodes().network(node).restore()));
    }
  },

  /// The wall clocks of servers are set: of some by seconds in either direction, for a while; or of
  /// all forward by an hour, for good. That of PostgreSQL stays.
  CLOCK_JUMPED(Target.CLOCKS) {
    @Override
    Struck strike(Lab lab) {
      if (lab.random().nextInt(4) == 0) {
        Nodes.ALL.forEach(node -> lab.nodes().clock(node).advance(Duration.ofHours(1)));
        return new Struck(this, "clocks an hour forward for good", () -> {});
      }
      List<Integer> nodes = lab.some();
      Duration by = Duration.ofMillis(lab.random().nextInt(-20_000, 20_000));
      List<Clock> clocks = nodes.stream().map(lab.nodes()::clock).toList();
      clocks.forEach(clock -> clock.jump(by));
      String where = by.isNegative() ? "back" : "forward";
      return new Struck(
          this,
          "clock of " + servers(nodes) + " " + where + " for a while",
          () -> clocks.forEach(Clock::back));
    }

    @Override
    Optional<String> refused(Lab lab) {
      return lab.nodes().clock(0).refused();
    }
  },

  /// The provider of models hangs, drops or cuts connections, fails, or is late.
  EFFECTS_HANG(Target.MODELS) {
    @Override
    Struck strike(Lab lab) {
      Way way = WAYS.get(lab.random().nextInt(WAYS.size()));
      lab.models().usually(way.behaviour());
      return new Struck(this, "models " + way.name(), () -> lab.models().usually(Lab.WELL));
    }
  };

  /// What fails. A server starts only where it finds its database, so that is mended first.
  enum Target {
    NETWORK,
    DATABASE,
    CLOCKS,
    MODELS,
    SERVERS
  }

  private static final int AT_ONCE = 2;
  private static final Duration LATE = Duration.ofMillis(700);

  private record Way(String name, Behaviour behaviour) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("hang", Behaviour.hanging()),
          new Way("fall silent", Behaviour.fallingSilent("Well")),
          new Way("drop connections", Behaviour.dropping()),
          new Way("cut their streams", Behaviour.cutting("Well")),
          new Way("fail", Behaviour.failing(500)),
          new Way("limit", Behaviour.limiting("1")),
          new Way("talk nonsense", Behaviour.garbage()),
          new Way("are late", Fault::late));

  private final Target target;

  Fault(Target target) {
    this.target = target;
  }

  Target target() {
    return target;
  }

  /// All of them at random, those together that strike at once: each at another target.
  static List<EnumSet<Fault>> dealt(Random random) {
    List<EnumSet<Fault>> blows = new ArrayList<>();
    List<Fault> faults = new ArrayList<>(List.of(values()));
    Collections.shuffle(faults, random);
    for (Fault fault : faults) {
      EnumSet<Fault> blow =
          blows.stream()
              .filter(fault::fitsTo)
              .findFirst()
              .orElseGet(() -> EnumSet.noneOf(Fault.class));
      if (blow.isEmpty()) {
        blows.add(blow);
      }
      blow.add(fault);
    }
    return blows;
  }

  private boolean fitsTo(Set<Fault> others) {
    return others.size() < AT_ONCE && others.stream().noneMatch(other -> other.target == target);
  }

  /// A fault that has struck.
  ///
  /// @param what was done
  /// @param heal mends it
  record Struck(Fault fault, String what, Runnable heal) {}

  /// Lets it happen.
  abstract Struck strike(Lab lab);

  /// Why this machine does not permit it; empty when it does.
  Optional<String> refused(Lab lab) {
    return Optional.empty();
  }

  /// How long it lasts, at random: mostly moments, now and then longer than what the servers are
  /// patient for.
  Duration lasts(Random random) {
    return Duration.ofMillis(
        random.nextInt(8) == 0 ? random.nextInt(5_000, 12_000) : random.nextInt(300, 4_000));
  }

  private static String servers(List<Integer> nodes) {
    return nodes.size() == 1 ? "one server" : "all servers";
  }

  private static void late(Completion completion) throws IOException {
    Pause.of(LATE);
    Lab.WELL.answer(completion);
  }
}
