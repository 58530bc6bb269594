package dev.mimir.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.engine.SessionView;
import dev.mimir.interpreter.Decision;
import dev.mimir.interpreter.Recorded;
import dev.mimir.interpreter.Views;
import dev.mimir.session.Answer;
import dev.mimir.session.InputRule;
import dev.mimir.session.Rejection;
import dev.mimir.session.Session;
import dev.mimir.session.SessionCommand;
import dev.mimir.session.SessionCommand.Complete;
import dev.mimir.session.SessionCommand.Expire;
import dev.mimir.session.SessionCommand.Fail;
import dev.mimir.session.SessionCommand.Input;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.AtNode;
import dev.mimir.session.SessionEvent.IncidentRaised;
import dev.mimir.session.SessionEvent.RequestKey;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.Wait;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import dev.mimir.shared.SharedOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A session that is played. Each command gives a new scenario. Silently it is also checked that
/// every event and the state survive JSON, that every prefix of the log folds to the state that
/// deciding had, and that deciding again from the log gives the log.
public final class Scenario {
  private final Given given;
  private final Play play;
  private final Next next;

  /// The members of the command to come.
  private record Next(
      Instant at, @Nullable String player, @Nullable Long waitId, @Nullable RequestKey request) {}

  private Scenario(Given given, Play play, Next next) {
    this.given = given;
    this.play = play;
    this.next = next;
  }

  static Scenario started(Given given) {
    Play play = Play.started(given);
    Checks.all(given, play);
    return new Scenario(given, play, new Next(given.now(), null, null, null));
  }

  // What comes next.

  /// More faces that will be drawn.
  public Scenario drawing(int... faces) {
    return new Scenario(given.drawing(faces), play, next);
  }

  /// When the commands to come are given.
  public Scenario at(Instant instant) {
    return next(new Next(instant, next.player(), next.waitId(), next.request()));
  }

  /// Who gives the next command.
  public Scenario as(String player) {
    return next(new Next(next.at(), player, next.waitId(), next.request()));
  }

  /// Which wait the next command means.
  public Scenario naming(long waitId) {
    return next(new Next(next.at(), next.player(), waitId, next.request()));
  }

  /// The key of the next command, with a digest of its body.
  public Scenario withKey(String key, String digest) {
    RequestKey request = new RequestKey(key, digest);
    return next(new Next(next.at(), next.player(), next.waitId(), request));
  }

  private Scenario next(Next other) {
    return new Scenario(given, play, other);
  }

  /// What other sessions do meanwhile to variables that outlive them, after what they did before.
  public Scenario meanwhile(String holder, SharedOperation... operations) {
    List<SharedOperation> all = new ArrayList<>(given.shared().getOrDefault(holder, List.of()));
    all.addAll(List.of(operations));
    Given after = given.shared(holder, all.toArray(SharedOperation[]::new));
    return new Scenario(after, play, next);
  }

  // Commands.

  public Scenario choosing(String choice) {
    return answering(Answer.choice(choice));
  }

  public Scenario typing(String text) {
    String player = next.player() == null ? sole() : next.player();
    return answering(Answer.text(player, text));
  }

  /// A number or truth value.
  public Scenario answering(Object value) {
    return answering(Answer.value(Wording.plain(value)));
  }

  public Scenario answering(Answer answer) {
    return commanding(new Input(next.player(), answer, next.waitId(), next.request()));
  }

  /// An effect comes back; the one under way unless one is named.
  public Scenario completing(Map<String, Object> result) {
    Wait wait = effect();
    Map<String, Object> plain = Wording.plain(result);
    return commanding(new Complete(wait.waitId(), requested(wait).attempt(), plain, List.of()));
  }

  /// An attempt at an effect fails.
  public Scenario failing(String code, boolean retryable) {
    Wait wait = effect();
    return commanding(
        new Fail(
            wait.waitId(),
            requested(wait).attempt(),
            code,
            "it failed",
            retryable,
            null,
            List.of()));
  }

  /// The deadline of a wait comes; of the first that has one unless one is named.
  public Scenario expiring() {
    Wait wait = wait(open -> open.awaited().deadline() != null);
    Instant deadline = Objects.requireNonNull(wait.awaited().deadline());
    return at(deadline).commanding(new Expire(wait.waitId()));
  }

  /// Any command.
  public Scenario commanding(SessionCommand command) {
    Play after = play.command(given, command, next.at());
    Checks.all(given, after);
    return new Scenario(given, after, new Next(next.at(), null, null, null));
  }

  private Wait effect() {
    return wait(open -> open.effect() != null);
  }

  private static Wait.Requested requested(Wait wait) {
    return Objects.requireNonNull(wait.effect());
  }

  private Wait wait(Predicate<Wait> which) {
    Long named = next.waitId();
    return session().waits().stream()
        .filter(open -> named == null ? which.test(open) : open.waitId() == named)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such wait is open: " + session().waits()));
  }

  /// What is sent by the effect under way.
  public Map<String, Object> request() {
    return requested(effect()).request().value();
  }

  private String sole() {
    return session().players().getFirst().playerId();
  }

  // What came of the last command.

  /// All events of the last command, save its own and those of a start that was added.
  public Scenario then(Expected... expected) {
    List<SessionEvent> happened = turn();
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < happened.size(); i++) {
      SessionEvent event = happened.get(i);
      seen.add(
          i < expected.length
              ? expected[i].happened(event)
              : Wording.place(event) + Wording.of(event));
    }
    assertThat(seen)
        .containsExactlyElementsOf(List.of(expected).stream().map(Expected::expected).toList());
    return this;
  }

  /// That these are among the events of the last command, in this order.
  public Scenario thenAmong(Expected... expected) {
    List<String> seen =
        turn().stream().map(event -> Wording.place(event) + Wording.of(event)).toList();
    assertThat(seen)
        .containsSubsequence(List.of(expected).stream().map(Expected::expected).toList());
    return this;
  }

  /// All texts that the last command showed.
  public Scenario thenShown(String... texts) {
    List<String> shown =
        turn().stream()
            .filter(TextShown.class::isInstance)
            .map(event -> ((TextShown) event).text().value())
            .toList();
    assertThat(shown).containsExactly(texts);
    return this;
  }

  /// That the session waits, with these choices open.
  public Scenario thenAwaits(String... choices) {
    Wait wait = wait(Kind.CHOICE);
    assertThat(wait.awaited().choices()).extracting(Option::id).containsExactly(choices);
    return this;
  }

  /// That the session waits for an input.
  public Scenario thenAwaits(InputRule.Type type) {
    InputRule rule = Objects.requireNonNull(wait(Kind.INPUT).awaited().input());
    assertThat(rule.type()).isEqualTo(type);
    return this;
  }

  private Wait wait(Kind kind) {
    accepted();
    assertThat(session().waits()).as("waits").hasSize(1);
    Wait wait = session().waits().getFirst();
    assertThat(wait.awaited().kind()).isEqualTo(kind);
    return wait;
  }

  /// These choices are shown but locked.
  public Scenario thenLocked(String... choices) {
    assertThat(wait(Kind.CHOICE).awaited().locked())
        .extracting(Option::id)
        .containsExactly(choices);
    return this;
  }

  public Scenario thenIncident(String code, String node) {
    accepted();
    IncidentRaised incident = session().incident();
    assertThat(incident == null ? "no incident" : incident.code() + " at " + incident.node())
        .isEqualTo(code + " at " + node);
    return this;
  }

  /// What the incident tells.
  public Scenario saying(String... parts) {
    String message =
        play.last() instanceof Decision.Rejected(Rejection rejection)
            ? rejection.message()
            : Objects.requireNonNull(session().incident()).message();
    assertThat(message).contains(parts);
    return this;
  }

  public Scenario thenEnded(String ending) {
    accepted();
    assertThat(session().ending()).isEqualTo(ending);
    return this;
  }

  /// That the last command was refused.
  public Scenario thenRefused(Class<? extends Rejection> type) {
    assertThat(play.last()).isInstanceOf(Decision.Rejected.class);
    assertThat(((Decision.Rejected) play.last()).rejection()).isInstanceOf(type);
    return this;
  }

  /// That the last command was done before.
  public Scenario thenRepeated() {
    assertThat(play.last()).isInstanceOf(Decision.Repeated.class);
    return this;
  }

  public Scenario thenVariable(String name, Object value) {
    assertThat(variable(name)).as(name).isEqualTo(Wording.plain(value));
    return this;
  }

  private void accepted() {
    assertThat(play.last()).isInstanceOf(Decision.Accepted.class);
  }

  // What to look at.

  /// A variable of the session; computed ones included.
  public Object variable(String name) {
    Object value = view().variables().get(name);
    assertThat(value).as("variable %s", name).isNotNull();
    return Objects.requireNonNull(value);
  }

  /// What its players see.
  public SessionView view() {
    return Views.of("session", session(), given.graph());
  }

  public Session session() {
    return play.session();
  }

  public Decision decision() {
    return play.last();
  }

  /// The whole log.
  public List<SessionEvent> events() {
    return play.events();
  }

  /// The events of the last command, save its own and those of a start that was added.
  public List<SessionEvent> turn() {
    accepted();
    return ((Decision.Accepted) play.last()).events().stream().filter(Scenario::listed).toList();
  }

  /// The last event of a kind.
  public <E extends SessionEvent> E last(Class<E> type) {
    return events().stream().filter(type::isInstance).map(type::cast).toList().getLast();
  }

  private static boolean listed(SessionEvent event) {
    return switch (event) {
      case AtNode at when at.node().equals(GraphBuilder.START) -> false;
      default -> Recorded.command(event) == null;
    };
  }
}
