package dev.mimir.web.acceptance.faults;

import dev.mimir.nodes.model.fake.Behaviour;
import dev.mimir.nodes.model.fake.Completion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What can fail, and how it is mended.
enum Fault {
  /// `kill -9` of one server or all; they are started again.
  SERVER_KILLED {
    @Override
    Struck strike(Lab lab) {
      List<Integer> nodes = lab.some();
      nodes.forEach(lab.nodes()::kill);
      return new Struck(servers(nodes) + " killed", () -> lab.nodes().start(nodes));
    }
  },

  /// SIGSTOP, and after a while SIGCONT.
  SERVER_FROZEN {
    @Override
    Struck strike(Lab lab) {
      List<Integer> nodes = lab.some();
      nodes.forEach(lab.nodes()::freeze);
      return new Struck(servers(nodes) + " frozen", () -> nodes.forEach(lab.nodes()::thaw));
    }
  },

  /// `kill -9` of the first process of PostgreSQL.
  DATABASE_KILLED {
    @Override
    Struck strike(Lab lab) {
      lab.database().kill();
      return new Struck("PostgreSQL killed", lab.database()::start);
    }
  },

  /// PostgreSQL stops in good order and is started again.
  DATABASE_RESTARTED {
    @Override
    Struck strike(Lab lab) {
      lab.database().stop();
      return new Struck("PostgreSQL stopped", lab.database()::start);
    }
  },

  /// SIGSTOP of all processes of PostgreSQL, and after a while SIGCONT.
  DATABASE_FROZEN {
    @Override
    Struck strike(Lab lab) {
      lab.database().freeze();
      return new Struck("PostgreSQL frozen", lab.database()::thaw);
    }
  },

  /// PostgreSQL ends the connections of all servers, and once more at the end.
  CONNECTIONS_CUT {
    @Override
    Struck strike(Lab lab) {
      lab.database().cut();
      return new Struck("connections cut twice", lab.database()::cut);
    }
  },

  /// The file system of PostgreSQL has no room left. When PostgreSQL gives up over it, it is
  /// started again once there is room.
  DISK_FULL {
    @Override
    Struck strike(Lab lab) {
      lab.scratch().fill();
      return new Struck(
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

  /// The wall clocks of servers are set: of some by seconds in either direction, for a while; or of
  /// all forward by an hour, for good. That of PostgreSQL stays.
  CLOCK_JUMPED {
    @Override
    Struck strike(Lab lab) {
      if (lab.random().nextInt(4) == 0) {
        Nodes.ALL.forEach(node -> lab.nodes().clock(node).advance(Duration.ofHours(1)));
        return new Struck("clocks an hour forward for good", () -> {});
      }
      List<Integer> nodes = lab.some();
      Duration by = Duration.ofMillis(lab.random().nextInt(-20_000, 20_000));
      List<Clock> clocks = nodes.stream().map(lab.nodes()::clock).toList();
      clocks.forEach(clock -> clock.jump(by));
      String where = by.isNegative() ? "back" : "forward";
      return new Struck(
          "clock of " + servers(nodes) + " " + where + " for a while",
          () -> clocks.forEach(Clock::back));
    }

    @Override
    Optional<String> refused(Lab lab) {
      return lab.nodes().clock(0).refused();
    }
  },

  /// The provider of models hangs, drops or cuts connections, fails, or is late.
  EFFECTS_HANG {
    @Override
    Struck strike(Lab lab) {
      Way way = WAYS.get(lab.random().nextInt(WAYS.size()));
      lab.models().usually(way.behaviour());
      return new Struck("models " + way.name(), () -> lab.models().usually(Lab.WELL));
    }
  };

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

  /// A fault that has struck.
  ///
  /// @param what was done
  /// @param heal mends it
  record Struck(String what, Runnable heal) {}

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
