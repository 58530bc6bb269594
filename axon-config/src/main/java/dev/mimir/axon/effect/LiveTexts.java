package dev.mimir.axon.effect;

import dev.mimir.axon.aggregate.Listeners;
import dev.mimir.axon.node.Peers;
import dev.mimir.engine.Deltas;
import dev.mimir.engine.Sessions.Following;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Text of models as it is written, for those who listen now; nothing of it outlasts its last
/// reader.
final class LiveTexts implements Deltas {
  private final Map<String, LiveText> texts = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final TextsElsewhere elsewhere;
  private final Listeners<LiveText> listeners = new Listeners<>();

  LiveTexts(Peers peers) {
    elsewhere = new TextsElsewhere(peers, listeners, texts::values);
  }

  private static String key(String tenant, String sessionId) {
    return tenant + "/" + sessionId;
  }

  /// Takes parts of an effect's text.
  Consumer<String> writer(String tenant, String sessionId, String effectId) {
    LiveText text = new LiveText(key(tenant, sessionId), effectId, numbers.incrementAndGet());
    texts.put(effectId, text);
    return part -> {
      if (text.append(part)) {
        listeners.tell(text.session(), text);
        elsewhere.written(text);
      }
    };
  }

  /// Nothing more is written.
  void done(String effectId) {
    LiveText text = texts.remove(effectId);
    if (text != null) {
      text.end();
      listeners.tell(text.session(), text);
      elsewhere.ended(text);
    }
  }

  @Override
  public Reading follow(String tenant, String sessionId, Runnable written) {
    String session = key(tenant, sessionId);
    Reader reader = new Reader(written);
    Following following = listeners.add(session, reader);
    reader.following = following;
    Stream.concat(texts.values().stream(), elsewhere.texts())
        .filter(text -> text.session().equals(session))
        .forEach(reader);
    elsewhere.wanted(session);
    return reader;
  }

  /// How far one who listens is in each text.
  private static final class Reader implements Reading, Consumer<LiveText> {
    private final Runnable written;
    private final Map<LiveText, Integer> read = new LinkedHashMap<>();
    private volatile @Nullable Following following;

    private Reader(Runnable written) {
      this.written = written;
    }

    @Override
    public void accept(LiveText text) {
      synchronized (read) {
        read.putIfAbsent(text, 0);
      }
      written.run();
    }

    @Override
    public List<Delta> next() {
      synchronized (read) {
        List<Delta> parts = new ArrayList<>();
        read.replaceAll((text, from) -> text.part(from, parts));
        read.entrySet().removeIf(entry -> entry.getKey().isRead(entry.getValue()));
        return parts;
      }
    }

    @Override
    public void close() {
      Following begun = following;
      if (begun != null) {
        begun.close();
      }
    }
  }
}
