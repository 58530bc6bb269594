package dev.mimir.session;

import dev.mimir.value.PMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a session that the story is about: what a restore brings back.
///
/// @param variables of the session, without the computed ones
/// @param personal player by the name of each variable whose value belongs to a player
/// @param frames by path
/// @param inventories by owner (empty for the session's own), then by item
/// @param characters what differs from the graph's characters, by character, then by member
/// @param memories by character
public record World(
    PMap<Object> variables,
    PMap<String> personal,
    PMap<Frame> frames,
    PMap<PMap<Holding>> inventories,
    PMap<PMap<Object>> characters,
    PMap<Memory> memories) {
  static final World NEW =
      new World(PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty());

  /// Some of one item in one inventory.
  public record Holding(long quantity, boolean equipped) {
    static final Holding NONE = new Holding(0, false);
  }

  /// The frame at a path.
  public Frame frame(String path) {
    Frame frame = frames.get(path);
    return frame == null ? Frame.NEW : frame;
  }

  /// What an owner has of an item.
  public Holding holding(String owner, String item) {
    PMap<Holding> items = inventories.get(owner);
    Holding holding = items == null ? null : items.get(item);
    return holding == null ? Holding.NONE : holding;
  }

  /// What differs from the graph's description of a character.
  public Map<String, Object> character(String id) {
    return characters.getOrDefault(id, PMap.empty());
  }

  /// What a character remembers.
  public Memory memory(String character) {
    return memories.getOrDefault(character, Memory.NONE);
  }

  /// The player to whom a frame, or one that leads to it, is bound; null when to nobody.
  public @Nullable String boundPlayer(String path) {
    for (String at = path; !at.isEmpty(); at = Session.outside(at)) {
      String player = frame(at).player();
      if (player != null) {
        return player;
      }
    }
    return null;
  }

  /// The player to whom the value of a variable belongs; null when to nobody.
  ///
  /// @param frame whose local it is; empty for a variable of the session
  public @Nullable String ownerOf(String frame, String variable) {
    return personal.get(frame.isEmpty() ? variable : frame + "/" + variable);
  }

  /// The value of a variable; null when it has none.
  ///
  /// @param frame as of {@link #ownerOf}
  public @Nullable Object value(String frame, String variable) {
    return (frame.isEmpty() ? variables : frame(frame).locals()).get(variable);
  }

  /// With other variables and frames.
  public World with(PMap<Object> otherVariables, PMap<Frame> otherFrames) {
    return new World(otherVariables, personal, otherFrames, inventories, characters, memories);
  }

  World with(String path, Frame frame) {
    return new World(
        variables, personal, frames.with(path, frame), inventories, characters, memories);
  }

  World changed(String character, Map<String, Object> members) {
    PMap<Object> after = characters.getOrDefault(character, PMap.empty()).withAll(members);
    return new World(
        variables, personal, frames, inventories, characters.with(character, after), memories);
  }

  World remembering(String character, Memory memory) {
    return new World(
        variables, personal, frames, inventories, characters, memories.with(character, memory));
  }

  World written(Map<String, Object> values, Map<String, Text.Personal> ofPlayers) {
    return new World(
        merged(variables, values, ofPlayers),
        marked("", values, ofPlayers),
        frames,
        inventories,
        characters,
        memories);
  }

  World writtenLocally(
      String path, Map<String, Object> values, Map<String, Text.Personal> ofPlayers) {
    Frame frame = frame(path);
    Frame after = frame.withLocals(merged(frame.locals(), values, ofPlayers));
    return new World(
        variables,
        marked(path + "/", values, ofPlayers),
        frames.with(path, after),
        inventories,
        characters,
        memories);
  }

  /// With locals of a new call, in place of those of an earlier call at the same place.
  World called(String path, Map<String, Object> values, Map<String, Text.Personal> ofPlayers) {
    return with(path, frame(path).withLocals(PMap.empty())).writtenLocally(path, values, ofPlayers);
  }

  World holding(String owner, String item, Holding holding) {
    PMap<Holding> items = inventories.getOrDefault(owner, PMap.empty());
    PMap<Holding> after = holding.quantity() == 0 ? items.without(item) : items.with(item, holding);
    return new World(
        variables, personal, frames, inventories.with(owner, after), characters, memories);
  }

  private PMap<String> marked(
      String prefix, Map<String, Object> values, Map<String, Text.Personal> ofPlayers) {
    PMap<String> marks = personal;
    for (String name : values.keySet()) {
      marks = marks.without(prefix + name);
    }
    for (Map.Entry<String, Text.Personal> entry : ofPlayers.entrySet()) {
      marks = marks.with(prefix + entry.getKey(), entry.getValue().personalOf());
    }
    return marks;
  }

  private static PMap<Object> merged(
      PMap<Object> before, Map<String, Object> values, Map<String, Text.Personal> ofPlayers) {
    PMap<Object> after = before.withAll(values);
    for (Map.Entry<String, Text.Personal> entry : ofPlayers.entrySet()) {
      after = after.with(entry.getKey(), entry.getValue().value());
    }
    return after;
  }
}
