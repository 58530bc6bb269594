package dev.mimir.axon.effect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mimir.axon.aggregate.Listeners;
import dev.mimir.axon.node.Peers;
import dev.mimir.engine.Deltas.Delta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Texts between servers: tells others what is written here, and keeps what others tell of sessions
/// that somebody listens to here. Whoever begins to listen, or has missed something, asks for the
/// texts under way from their beginnings.
final class TextsElsewhere {
  private static final String TEXT = "text";
  private static final String WANTED = "wanted";

  /// Characters of one part; each may take six bytes in JSON.
  private static final int PART = 900;

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

  private record Key(String node, String effectId) {}

  private final Peers peers;
  private final Listeners<LiveText> listeners;
  private final Supplier<Collection<LiveText>> own;
  private final Set<LiveText> untold = ConcurrentHashMap.newKeySet();
  private final Set<LiveText> anew = ConcurrentHashMap.newKeySet();
  private final Map<LiveText, Integer> told = new ConcurrentHashMap<>();
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final Cache<Key, LiveText> others =
      Caffeine.newBuilder().maximumSize(4_096).expireAfterAccess(FORGOTTEN_AFTER).build();

  /// @param own texts that are being written here
  TextsElsewhere(Peers peers, Listeners<LiveText> listeners, Supplier<Collection<LiveText>> own) {
    this.peers = peers;
    this.listeners = listeners;
    this.own = own;
    peers.from(this::collect);
    peers.on(TEXT, this::told);
    peers.on(WANTED, (_, message) -> again(message.path(1).asString("")));
  }

  /// There is more of a text.
  void written(LiveText text) {
    if (peers.any()) {
      untold.add(text);
      peers.soon();
    }
  }

  /// There will be no more.
  void ended(LiveText text) {
    if (peers.any()) {
      untold.add(text);
      peers.now();
    } else {
      told.remove(text);
    }
  }

  /// Somebody listens to a session from its texts' beginnings on.
  void wanted(String session) {
    if (peers.any() && wanted.add(session)) {
      peers.now();
    }
  }

  /// What others write, as far as it is known.
  Stream<LiveText> texts() {
    return others.asMap().values().stream();
  }

  private void again(String session) {
    for (LiveText text : own.get()) {
      if (text.session().equals(session)) {
        anew.add(text);
        written(text);
      }
    }
  }

  private void collect(Consumer<List<?>> messages) {
    Peers.drain(wanted, session -> messages.accept(List.of(WANTED, session)));
    Peers.drain(untold, text -> collect(text, messages));
  }

  private void collect(LiveText text, Consumer<List<?>> messages) {
    List<Delta> parts = new ArrayList<>();
    int from = anew.remove(text) ? 0 : told.getOrDefault(text, 0);
    int to = text.part(from, PART, parts);
    while (to > from) {
      from = to;
      to = text.part(from, PART, parts);
    }
    parts.forEach(part -> messages.accept(message(text, part.offset(), part.text(), false)));
    told.put(text, to);
    if (text.isRead(to)) {
      told.remove(text);
      messages.accept(message(text, to, "", true));
    }
  }

  /// What is half a character by itself cannot be written as UTF-8, and becomes a question mark.
  private static List<?> message(LiveText text, int offset, String part, boolean last) {
    String whole = new String(part.getBytes(UTF_8), UTF_8);
    return List.of(TEXT, text.number(), text.session(), text.effectId(), offset, last, whole);
  }

  private void told(String node, JsonNode message) {
    String session = message.path(2).asString("");
    Key key = new Key(node, message.path(3).asString(""));
    if (!listeners.keys().contains(session)) {
      others.invalidate(key);
      return;
    }
    int offset = message.path(4).asInt(0);
    LiveText text = text(key, session, message.path(1).asLong(0), offset);
    if (text == null || !text.add(offset, message.path(6).asString(""))) {
      wanted(session);
      return;
    }
    if (message.path(5).asBoolean(false)) {
      text.end();
      others.invalidate(key);
    }
    listeners.tell(session, text);
  }

  /// The text that a part belongs to; null when its beginning was missed.
  private @Nullable LiveText text(Key key, String session, long number, int offset) {
    LiveText known = others.getIfPresent(key);
    if (known != null && known.number() == number) {
      return known;
    }
    if (offset > 0) {
      return null;
    }
    LiveText begun = new LiveText(session, key.effectId(), number);
    others.put(key, begun);
    return begun;
  }
}
