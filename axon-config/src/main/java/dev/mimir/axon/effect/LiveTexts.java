package dev.mimir.axon.effect;

import dev.mimir.axon.aggregate.Listeners;
import dev.mimir.engine.Deltas;
import dev.mimir.engine.Sessions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Text of models as it is written, for those who listen now; nothing of it is kept.
final class LiveTexts implements Deltas {
  /// Characters of one text that are kept for those who come later.
  private static final int MAX_TEXT = 1 << 18;

  private final Map<String, Text> texts = new ConcurrentHashMap<>();
  private final Listeners<Delta> listeners = new Listeners<>();

  private record Text(String session, String effectId, StringBuilder written) {}

  private static String key(String tenant, String sessionId) {
    return tenant + "/" + sessionId;
  }

  /// Takes parts of an effect's text.
  Consumer<String> writer(String tenant, String sessionId, String effectId) {
    String session = key(tenant, sessionId);
    Text text = new Text(session, effectId, new StringBuilder());
    return part -> {
      texts.put(effectId, text);
      write(text, part);
    };
  }

  private void write(Text text, String part) {
    synchronized (text) {
      Delta delta = new Delta(text.effectId(), text.written().length(), part);
      if (text.written().length() + part.length() <= MAX_TEXT) {
        text.written().append(part);
      }
      listeners.tell(text.session(), delta);
    }
  }

  void done(String effectId) {
    texts.remove(effectId);
  }

  @Override
  public Sessions.Following follow(String tenant, String sessionId, Consumer<Delta> listener) {
    String session = key(tenant, sessionId);
    Sessions.Following following = listeners.add(session, listener);
    for (Text text : texts.values()) {
      if (text.session().equals(session)) {
        synchronized (text) {
          listener.accept(new Delta(text.effectId(), 0, text.written().toString()));
        }
      }
    }
    return following;
  }
}
