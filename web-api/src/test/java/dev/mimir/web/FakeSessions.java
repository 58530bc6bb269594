package dev.mimir.web;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Fairness;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.LogEntry;
import dev.mimir.engine.SessionView;
import dev.mimir.engine.Sessions;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionEvent.RequestKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// Sessions in memory: each waits for the choice `stay` or `leave`, and ends on the latter.
final class FakeSessions implements Sessions {
  private final Graphs graphs;
  private final Map<String, Game> games = new ConcurrentHashMap<>();

  FakeSessions(Graphs graphs) {
    this.graphs = graphs;
  }

  private static final class Game {
    private final String id;
    private final String graphId;
    private long sequence = 1;
    private long turn;
    private boolean ended;
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, SessionView> answers = new HashMap<>();

    Game(String id, String graphId) {
      this.id = id;
      this.graphId = graphId;
    }

    SessionView view() {
      List<SessionView.Awaiting> waits =
          ended
              ? List.of()
              : List.of(
                  new SessionView.Awaiting(
                      sequence,
                      "ask",
                      "choice",
                      "Well?",
                      List.of(
                          new SessionView.Choice("stay", "Stay", null),
                          new SessionView.Choice("leave", "Leave", "l")),
                      List.of(),
                      null,
                      List.of("player"),
                      null));
      return new SessionView(
          id,
          graphId,
          1,
          ended ? "ended" : "awaiting_input",
          sequence,
          turn,
          List.of(new SessionView.PlayerView("player", "Player")),
          List.of(),
          waits,
          Map.of("hp", 3L),
          Map.of(),
          ended ? "left" : null,
          null,
          null);
    }
  }

  @Override
  public Reservation reserve(Caller caller) {
    return new Reservation(UUID.randomUUID().toString(), "c".repeat(64));
  }

  @Override
  public Reply start(Caller caller, StartRequest request) {
    if (graphs.versions(caller, request.graphId()).isEmpty()) {
      return new Reply.NoSuchGraph("There is no such graph.");
    }
    String id =
        Objects.requireNonNullElseGet(request.sessionId(), () -> reserve(caller).sessionId());
    Game game = new Game(id, request.graphId());
    return games.putIfAbsent(caller.tenant() + "/" + id, game) == null
        ? new Reply.Done(game.view(), false)
        : new Reply.Refused(new Rejection.AlreadyStarted("It has been started."));
  }

  @Override
  public Reply input(Caller caller, String sessionId, SessionCommand.Input input) {
    Game game = games.get(caller.tenant() + "/" + sessionId);
    if (game == null) {
      return new Reply.Refused(new Rejection.NoSuchSession("There is no such session."));
    }
    synchronized (game) {
      return input(game, input);
    }
  }

  private static Reply input(Game game, SessionCommand.Input input) {
    RequestKey key = input.request();
    if (key != null && game.digests.containsKey(key.key())) {
      return key.digest().equals(game.digests.get(key.key()))
          ? new Reply.Done(Objects.requireNonNull(game.answers.get(key.key())), true)
          : new Reply.Refused(new Rejection.KeyReused("The key came with another body."));
    }
    Rejection rejection = rejection(game, input);
    if (rejection != null) {
      return new Reply.Refused(rejection);
    }
    game.turn++;
    game.sequence += 3;
    game.ended = "leave".equals(input.answer().choice());
    if (key != null) {
      game.digests.put(key.key(), key.digest());
      game.answers.put(key.key(), game.view());
    }
    return new Reply.Done(game.view(), false);
  }

  private static @Nullable Rejection rejection(Game game, SessionCommand.Input input) {
    if (game.ended) {
      return new Rejection.HasEnded("It is over.");
    }
    if (input.waitId() != null && input.waitId() != game.sequence) {
      return new Rejection.WaitNotOpen("This wait is not open.");
    }
    if (input.playerId() != null && !input.playerId().equals("player")) {
      return new Rejection.NotExpected("Nothing is expected of this player.");
    }
    return List.of("stay", "leave").contains(String.valueOf(input.answer().choice()))
        ? null
        : new Rejection.DoesNotFit("There is no such choice.");
  }

  @Override
  public Optional<SessionView> view(Caller caller, String sessionId) {
    return Optional.ofNullable(games.get(caller.tenant() + "/" + sessionId)).map(Game::view);
  }

  @Override
  public Optional<SessionView> viewAt(Caller caller, String sessionId, long sequence) {
    return view(caller, sessionId).filter(view -> view.sequence() >= sequence);
  }

  @Override
  public Optional<List<LogEntry>> events(Caller caller, String sessionId, long after, int limit) {
    return view(caller, sessionId)
        .map(view ->
            LongStream.rangeClosed(Math.max(0, after + 1), view.sequence())
                .limit(limit)
                .mapToObj(FakeSessions::entry)
                .toList());
  }

  private static LogEntry entry(long sequence) {
    return new LogEntry(
        sequence,
        "NodeEntered",
        Instant.now(),
        JsonNodeFactory.instance.objectNode().put("node", "ask"),
        "0".repeat(64));
  }

  @Override
  public Optional<Fairness> fairness(Caller caller, String sessionId) {
    return view(caller, sessionId)
        .map(_ -> new Fairness(sessionId, "c".repeat(64), "", false, null, List.of()));
  }
}
