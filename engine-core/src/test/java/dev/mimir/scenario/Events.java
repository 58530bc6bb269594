package dev.mimir.scenario;

import dev.mimir.session.InputRule;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.NodeEntered;
import dev.mimir.session.SessionEvent.Picked;
import dev.mimir.session.SessionEvent.TextShown;
import dev.mimir.session.SessionEvent.WaitOpened;
import dev.mimir.session.Text;
import dev.mimir.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Events to expect. What a factory does not take is not compared.
public final class Events {
  private Events() {}

  /// The same events inside a call.
  ///
  /// @param frame path of call nodes, `a/b`
  public static Expected[] in(String frame, Expected... events) {
    return Stream.of(events)
        .map(one -> new Expected(frame, one.words(), one.seen()))
        .toArray(Expected[]::new);
  }

  /// Several lists of events as one, for those that go in and out of calls.
  public static Expected[] all(Expected[]... lists) {
    return Stream.of(lists).flatMap(Stream::of).toArray(Expected[]::new);
  }

  /// A list of events.
  public static Expected[] list(Expected... events) {
    return events;
  }

  /// An event with every member.
  public static Expected exactly(SessionEvent event) {
    return new Expected(frameOf(event), json(event), Events::json);
  }

  /// An event in the words of {@link Wording}, e.g. `requested sage model`.
  public static Expected event(String words) {
    return Expected.of(words);
  }

  /// The words of an event, with its frame.
  public static String words(SessionEvent event) {
    return Wording.place(event) + Wording.of(event);
  }

  public static Expected entered(String node) {
    return Expected.of("entered " + node);
  }

  /// @param visit entries of the node in its frame so far, from 1
  public static Expected entered(String node, long visit) {
    return Expected.of(
        NodeEntered.class,
        "entered " + node + " visit " + visit,
        event -> "entered " + event.node() + " visit " + event.visit());
  }

  public static Expected left(String node) {
    return left(node, "next");
  }

  public static Expected left(String node, String port) {
    return Expected.of("left " + node + " by " + port);
  }

  public static Expected shown(String node, String text) {
    return shown(node, Text.plain(text));
  }

  /// Text that is personal.
  public static Expected shown(String node, Text text) {
    return Expected.of("shown " + node + " " + Wording.value(text));
  }

  /// A line of a node that has several.
  public static Expected line(String node, String line, String text) {
    return Expected.of(
        TextShown.class,
        "line " + node + "/" + line + " " + text,
        event -> "line " + event.node() + "/" + event.line() + " " + event.text());
  }

  public static Expected rolled(String notation, long total) {
    return Expected.of("rolled " + notation + " = " + total);
  }

  public static Expected rolled(String notation, long total, boolean success) {
    return Expected.of(
        DiceRolled.class,
        "rolled " + notation + " = " + total + " success " + success,
        event -> Wording.of(event) + " success " + event.success());
  }

  public static Expected checked(String skill, long total, String outcome) {
    return Expected.of("checked " + skill + " " + total + " " + outcome);
  }

  public static Expected picked(String node, String option) {
    return Expected.of("picked " + node + " " + option);
  }

  /// @param renewed whether a new round began with it
  public static Expected picked(String node, String option, boolean renewed) {
    return Expected.of(
        Picked.class,
        "picked " + node + " " + option + " renewed " + renewed,
        event -> Wording.of(event) + " renewed " + event.renewed());
  }

  /// Variables of the session; a {@link Text} stands for a value that belongs to a player.
  public static Expected wrote(String node, Object... namesAndValues) {
    return Expected.of("wrote " + node + " " + values(namesAndValues));
  }

  /// Variables of the frame.
  public static Expected wroteLocally(String node, Object... namesAndValues) {
    return Expected.of("wrote locally " + node + " " + values(namesAndValues));
  }

  /// Variables of a called graph, written by one of its fragments.
  public static Expected wroteOutside(String node, String holder, Object... namesAndValues) {
    return Expected.of("wrote " + node + " of " + holder + " " + values(namesAndValues));
  }

  /// What was read of variables that outlive the session, by `holder.variable` in order.
  public static Expected read(Object... namesAndValues) {
    return Expected.of("read " + values(namesAndValues));
  }

  /// An addition to a variable that outlives the session.
  public static Expected added(String node, String holder, String variable, Object difference) {
    return Expected.of(
        "shared " + node + " " + holder + " [" + variable + " += " + difference + "]");
  }

  /// New values of variables that outlive the session.
  public static Expected shared(String node, String holder, Object... namesAndValues) {
    List<String> values = new ArrayList<>();
    Scenarios.map(namesAndValues).forEach((name, value) -> values.add(name + " = " + value));
    return Expected.of("shared " + node + " " + holder + " " + values);
  }

  /// A change of the session's inventory.
  ///
  /// @param quantity what is there now
  public static Expected changed(String node, String item, long change, long quantity) {
    return changed(node, "", item, change, quantity);
  }

  /// A change of an owner's inventory.
  public static Expected changed(
      String node, String owner, String item, long change, long quantity) {
    String sign = change > 0 ? "+" : "";
    String what = Wording.owned(owner, item);
    return Expected.of("changed %s %s %s%d = %d".formatted(node, what, sign, change, quantity));
  }

  public static Expected equipped(String node, String owner, String item) {
    return Expected.of("equipped " + node + " " + Wording.owned(owner, item));
  }

  public static Expected unequipped(String node, String owner, String item) {
    return Expected.of("unequipped " + node + " " + Wording.owned(owner, item));
  }

  /// @param graph `#fragment`
  /// @param locals all first values of the callee's inputs and variables
  public static Expected called(String node, String graph, Object... locals) {
    return Expected.of("called " + node + " " + graph + " " + values(locals));
  }

  public static Expected returned(String node, String ending) {
    return Expected.of("returned " + node + " by " + ending);
  }

  /// A wait, whatever for.
  public static Expected waits(String node) {
    return Expected.of(WaitOpened.class, "waits " + node, event -> "waits " + event.node());
  }

  /// A wait for one of these choices.
  public static Expected waits(String node, String... choices) {
    return Expected.of("waits " + node + " " + String.join(", ", choices));
  }

  /// A wait for an input.
  public static Expected waits(String node, InputRule.Type type) {
    return Expected.of("waits " + node + " " + type);
  }

  public static Expected incident(String node, String code) {
    return Expected.of("incident " + node + " " + code);
  }

  public static Expected ended(String node, String ending) {
    return Expected.of("ended " + node + " " + ending);
  }

  private static String values(Object... namesAndValues) {
    return Wording.values(Scenarios.map(namesAndValues), Map.of());
  }

  private static String frameOf(SessionEvent event) {
    return event instanceof SessionEvent.AtNode at ? at.frame() : "";
  }

  private static String json(SessionEvent event) {
    return event.getClass().getSimpleName() + Json.MAPPER.writeValueAsString(event);
  }
}
