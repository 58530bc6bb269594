package dev.mimir.samples.player;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One session, from the first view until it ends or the player leaves.
final class Game {

  /// How it came that the loop is over.
  enum Left {
    FINISHED,
    BY_REQUEST,
    STUCK
  }

  private final Client client;
  private final Screen screen;
  private final Answers answers;
  private final Commands commands;
  private long shown = -1;

  Game(Client client, Screen screen, Answers answers) {
    this.client = client;
    this.screen = screen;
    this.answers = answers;
    this.commands = new Commands(client, screen);
  }

  /// Plays on from the reply that gave the session: a start, or a look at it.
  Left play(Reply first) {
    return switch (first) {
      case Reply.Done(JsonNode data, _) -> play(new View(data));
      case Reply.Refused refused -> {
        screen.refusal(refused);
        yield Left.STUCK;
      }
    };
  }

  private Left play(View view) {
    View current = settled(view);
    while (true) {
      Optional<View.Wait> question = current.question();
      if (question.isEmpty() || !current.status().equals("awaiting_input")) {
        return over(current);
      }
      Optional<View> next = ask(current, question.get());
      if (next.isEmpty()) {
        return leave(current);
      }
      current = settled(next.get());
    }
  }

  /// Shows what is new until somebody can act, or nothing more comes by itself.
  private View settled(View view) {
    View current = view;
    show(current);
    while (current.movesByItself()
        && client.later(current.session()) instanceof Reply.Done(JsonNode data, _)) {
      current = new View(data);
      show(current);
    }
    return current;
  }

  private void show(View view) {
    for (JsonNode piece : view.output()) {
      long sequence = piece.path("sequence").asLong();
      if (sequence > shown) {
        screen.output(piece);
        shown = sequence;
      }
    }
  }

  /// Asks until something was accepted; empty when the player leaves.
  private Optional<View> ask(View view, View.Wait wait) {
    show(wait);
    while (true) {
      Optional<String> line = answers.next();
      if (line.isEmpty() || line.get().equals("/quit")) {
        return Optional.empty();
      }
      if (commands.understood(line.get(), view)) {
        continue;
      }
      Optional<View> next = send(view, wait, line.get());
      if (next.isPresent()) {
        return next;
      }
    }
  }

  private void show(View.Wait wait) {
    if (wait.isChoice()) {
      screen.choices(wait);
    } else {
      screen.prompt(wait.prompt());
    }
  }

  /// Empty when the same question has to be asked again.
  private Optional<View> send(View view, View.Wait wait, String line) {
    Optional<ObjectNode> answer = Typed.answer(wait, line);
    if (answer.isEmpty()) {
      screen.note(Typed.help(wait));
      return Optional.empty();
    }
    return switch (client.answer(view.session(), wait.id(), answer.get())) {
      case Reply.Done(JsonNode data, _) -> Optional.of(new View(data));
      case Reply.Refused refused -> refused(view, refused);
    };
  }

  /// A conflict means that the session has moved on without us: then the view says where it is.
  private Optional<View> refused(View view, Reply.Refused refused) {
    screen.refusal(refused);
    if (refused.status() != 409) {
      return Optional.empty();
    }
    return client.view(view.session()) instanceof Reply.Done(JsonNode data, _)
        ? Optional.of(new View(data))
        : Optional.empty();
  }

  private Left over(View view) {
    switch (view.status()) {
      case "ended" -> screen.ending(view.ending());
      case "incident" -> screen.note("The game has stopped: " + incident(view));
      default -> screen.note("Nothing to answer now: the session is " + view.status() + ".");
    }
    return view.status().equals("ended") ? Left.FINISHED : leaveStuck(view);
  }

  private static String incident(View view) {
    JsonNode incident = view.json().path("incident");
    return incident.path("message").asString(incident.toString());
  }

  private Left leaveStuck(View view) {
    leave(view);
    return Left.STUCK;
  }

  private Left leave(View view) {
    screen.note("To go on: --session " + view.session());
    return Left.BY_REQUEST;
  }
}
