package dev.mimir.scenario;

import dev.mimir.session.Answer;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionCommand.Start;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.SessionStarted;

/// The commands that led to recorded events, so that a log can be decided again.
public final class Recorded {
  private Recorded() {}

  public static Start command(SessionStarted started) {
    return new Start(
        started.graphId(),
        started.graphVersion(),
        started.contentHash(),
        started.players(),
        started.variables(),
        started.explicitSeed(),
        started.clientSeed());
  }

  /// Without the item of the answer, which deciding adds.
  public static Input command(InputReceived input) {
    Answer answer = input.answer();
    Answer given = new Answer(answer.choice(), answer.text(), answer.value(), null);
    return new Input(input.player(), given, input.waitId(), input.request());
  }
}
