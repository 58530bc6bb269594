package dev.mimir.projection.dicefairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.mimir.dice.Dice;
import dev.mimir.dice.DieSource;
import dev.mimir.dice.Draw;
import dev.mimir.dice.Draws;
import dev.mimir.dice.Roll;
import dev.mimir.dice.Seed;
import dev.mimir.projection.Changes;
import dev.mimir.projection.Facts;
import dev.mimir.projection.Log;
import dev.mimir.projection.ReadSide;
import dev.mimir.projection.Recorded;
import dev.mimir.projection.tally.Origin;
import dev.mimir.projection.tally.Sessions;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiceFairnessTest {
  private static final Sessions TEA = new Sessions("acme", "tea", null, Origin.PLAY);
  private static final int BATCH = 20_000;

  private final ReadSide readSide = new ReadSide(new DiceFairnessModel());
  private final Log log = new Log();

  @AfterEach
  void close() {
    readSide.close();
  }

  private List<NotationReport> notations() {
    return readSide.queries(DiceFairnessQueries::new).notations(TEA);
  }

  private List<DieReport> dice() {
    return readSide.queries(DiceFairnessQueries::new).dice(TEA);
  }

  private static DiceRolled rolled(Roll roll) {
    return new DiceRolled(
        "", "d", 1, 0, roll.notation(), roll.total(), roll.dice(), roll.draws(), null, null);
  }

  private static DiceRolled rolled(String notation, int... faces) {
    int[] next = {0};
    return rolled(Dice.parse(notation).roll(_ -> faces[next[0]++]));
  }

  private static SessionEvent chosen(String graph) {
    SessionStarted started = Facts.started(graph, "ann");
    return new SessionStarted(
        graph,
        1,
        started.contentHash(),
        1,
        started.players(),
        Map.of(),
        "commitment",
        "",
        "5eed",
        Log.START,
        null);
  }

  @Test
  void compares_totals_and_faces_with_what_is_expected() {
    log.session(
        "acme",
        new UUID(1, 1),
        Facts.started("tea", "ann"),
        rolled("1d4", 1),
        rolled("1d4", 1),
        rolled("2d6kh1", 2, 5),
        new Picked("", "p", 1, 0, "x", false, List.of(new Draw(0, 4, 3))));
    log.session("acme", new UUID(1, 2), chosen("tea"), rolled("1d4", 4));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(notations())
              .extracting(NotationReport::notation, NotationReport::count, NotationReport::mean)
              .containsExactly(tuple("1d4", 2L, 1.0), tuple("2d6kh1", 1L, 5.0));
          assertThat(notations().getFirst().histogram())
              .containsExactly(
                  new Bin(1, 2, 0.5), new Bin(2, 0, 0.5), new Bin(3, 0, 0.5), new Bin(4, 0, 0.5));
          assertThat(notations().getFirst().expectedMean()).isEqualTo(2.5);
          assertThat(notations().getLast().histogram().getLast().expected())
              .isCloseTo(11 / 36.0, within(1e-12));
          assertThat(dice()).extracting(DieReport::sides).containsExactly(4, 6);
          assertThat(dice().getFirst().histogram())
              .extracting(Bin::count)
              .containsExactly(2L, 0L, 1L, 0L);
        });
  }

  @Test
  void has_no_verdict_where_the_odds_cannot_be_computed() {
    log.session("acme", new UUID(1, 1), Facts.started("tea", "ann"), rolled("1d1000000", 900_000));
    readSide.liveAndReplayed(
        log,
        () -> {
          assertThat(notations())
              .containsExactly(
                  new NotationReport("1d1000000", 1, 900_000, null, Verdict.OPEN, List.of()));
          assertThat(dice().getFirst().histogram()).hasSize(1_000);
          assertThat(dice().getFirst().histogram().get(899).count()).isOne();
        });
  }

  @Test
  void passes_the_dice_of_a_million_rolls() {
    List<String> notations =
        List.of(
            "1d6", "2d6+1", "1d20", "2d20kh1", "4d6dl1", "1d100", "1d6!", "6d10>=8", "4dF",
            "1d8r1");
    roll(1_000_000, notations, fair -> fair);
    assertThat(notations()).hasSize(10);
    assertThat(notations().stream().mapToLong(NotationReport::count).sum()).isEqualTo(1_000_000);
    assertThat(notations())
        .allSatisfy(report -> {
          assertThat(report.verdict().fair()).as(report.notation()).isTrue();
          assertThat(report.mean()).isCloseTo(report.expectedMean(), within(0.5));
        });
    assertThat(dice())
        .allSatisfy(die -> assertThat(die.verdict().fair()).as("d%d", die.sides()).isTrue());
  }

  @Test
  void finds_a_loaded_die() {
    UnaryOperator<DieSource> loaded =
        fair ->
            sides -> {
              int face = fair.face(sides);
              return sides == 6 && face == 1 && fair.face(20) == 1 ? 6 : face;
            };
    roll(100_000, List.of("1d6", "1d8"), loaded);
    Map<String, Boolean> fair =
        notations().stream()
            .collect(Collectors.toMap(NotationReport::notation, n -> n.verdict().fair()));
    assertThat(fair).containsEntry("1d6", false).containsEntry("1d8", true);
  }

  @Test
  void finds_a_loaded_die_whose_totals_hide_it() {
    UnaryOperator<DieSource> loaded =
        fair ->
            sides -> {
              int face = fair.face(sides);
              return face == 5 && fair.face(20) == 1 ? 6 : face;
            };
    roll(100_000, List.of("1d6>=5"), loaded);
    assertThat(notations().getFirst().verdict().fair()).isTrue();
    assertThat(dice().getFirst().verdict().fair()).isFalse();
  }

  private static DieSource source(int n) {
    Seed seed = Seed.derive(new byte[] {1}, "roll " + n);
    return Draws.of(seed).at("", 0, "", "d", 1);
  }

  /// Rolls with the engine's own generator, ten rolls to a session. The seeds are made of the
  /// number of the roll, so that the outcome is always the same.
  private void roll(int rolls, List<String> notations, UnaryOperator<DieSource> loading) {
    List<Dice> dice = notations.stream().map(Dice::parse).toList();
    DiceFairnessModel model = new DiceFairnessModel();
    Changes changes = model.begin(1);
    for (int n = 0; n < rolls; n++) {
      String session = new UUID(1, n / 10).toString();
      if (n % 10 == 0) {
        changes.on(new Recorded("acme", session, 0, Log.START, Facts.started("tea", "ann"), null));
      }
      DieSource drawn = loading.apply(source(n));
      Roll roll = dice.get(n % dice.size()).roll(drawn);
      changes.on(new Recorded("acme", session, 1 + n % 10, Log.START, rolled(roll), null));
      if ((n + 1) % BATCH == 0) {
        changes.flush(readSide.database().sql());
        changes = model.begin(1);
      }
    }
  }
}
