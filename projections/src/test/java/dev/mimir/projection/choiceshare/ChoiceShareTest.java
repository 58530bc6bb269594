package dev.mimir.projection.choiceshare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.session.Answer;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.Voted;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChoiceShareTest {
  private final ReadSide readSide = new ReadSide(new ChoiceShareModel());
  private final Log log = new Log();
  private int sessions;

  @AfterEach
  void close() {
    readSide.close();
  }

  private void session(SessionEvent... facts) {
    log.session("acme", new UUID(1, ++sessions), facts);
  }

  private static InputReceived takes(String player, String choice) {
    return new InputReceived(1, "", "a", player, Answer.choice(choice), Log.START, null);
  }

  private List<Choice> choices() {
    return readSide
        .queries(ChoiceShareQueries::new)
        .list(new Sessions("acme", "tea", null, Origin.PLAY));
  }

  @Test
  void counts_what_is_taken() {
    SessionEvent started = Facts.started("tea", "ann");
    session(started, Facts.waits("a"), takes("ann", "go"));
    session(started, Facts.waits("a"), takes("ann", "go"));
    session(started, Facts.waits("a"), takes("ann", "go"));
    session(started, Facts.waits("a"), takes("ann", "stay"));
    session(started, Facts.waits("a"), Facts.input("a", "ann", Answer.text("ann", "hm")));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(choices())
                .containsExactly(
                    new Choice("a", null, "go", 3, 0.75, 0),
                    new Choice("a", null, "stay", 1, 0.25, 0)));
  }

  @Test
  void tells_votes_from_what_they_decide() {
    session(
        Facts.started("tea", "ann", "bob", "cid"),
        Facts.waitsForAll("a", "ann", "bob", "cid"),
        takes("ann", "go"),
        takes("bob", "go"),
        takes("cid", "stay"),
        new Voted("", "a", "go", Map.of("go", 2L, "stay", 1L), null));
    readSide.liveAndReplayed(
        log,
        () ->
            assertThat(choices())
                .containsExactly(
                    new Choice("a", null, "go", 1, 1, 2), new Choice("a", null, "stay", 0, 0, 1)));
  }

  @Test
  void cuts_long_choices() {
    session(Facts.started("tea", "ann"), Facts.waits("a"), takes("ann", "buy:" + "\0".repeat(500)));
    readSide.liveAndReplayed(
        log,
        () -> assertThat(choices()).extracting(c -> c.choiceId().length()).containsExactly(200));
  }
}
