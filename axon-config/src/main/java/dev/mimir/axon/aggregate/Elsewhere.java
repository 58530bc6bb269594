package dev.mimir.axon.aggregate;

import dev.mimir.axon.eventstore.CaffeineCache;
import dev.mimir.axon.eventstore.NotifyingEventStore;
import dev.mimir.axon.eventstore.StoredEvents;
import dev.mimir.axon.node.Peers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Tells other servers whose events this one has stored, and does here what follows from what they
/// have stored: those who read are woken, and a state that is remembered is forgotten. Nothing
/// depends on it but how soon that happens.
final class Elsewhere {
  private static final String STORED = "stored";

  /// Letters in one message, which take a byte each.
  private static final int LONG = 4_500;

  /// Beyond that, what happened is told in general.
  private static final int TOO_MANY = 1_000;

  private final Peers peers;
  private final Set<String> untold = ConcurrentHashMap.newKeySet();

  private Elsewhere(Peers peers) {
    this.peers = peers;
  }

  /// Tells others.
  static void tell(StoredEvents engine, Peers peers) {
    Elsewhere elsewhere = new Elsewhere(peers);
    peers.from(elsewhere::collect);
    engine.onStored(elsewhere::stored);
  }

  /// Follows what others tell.
  static void follow(
      Peers peers, NotifyingEventStore store, SessionMoves moves, CaffeineCache cache) {
    peers.on(
        STORED,
        (_, message) -> {
          store.wake();
          ids(message)
              .forEach(id -> {
                cache.remove(id);
                moves.moved(id);
              });
        });
    peers.onMissed(() -> {
      store.wake();
      moves.missed();
    });
  }

  private static List<String> ids(JsonNode message) {
    return message.valueStream().skip(1).map(id -> id.asString("")).toList();
  }

  private void stored(String aggregateId) {
    if (peers.any()) {
      untold.add(aggregateId);
      peers.now();
    }
  }

  private void collect(Consumer<List<?>> messages) {
    if (untold.size() > TOO_MANY) {
      untold.clear();
      messages.accept(List.of(Peers.MISSED));
      return;
    }
    List<String> ids = new ArrayList<>();
    Peers.drain(untold, ids::add);
    List<String> message = new ArrayList<>(List.of(STORED));
    int letters = 0;
    for (String id : ids) {
      message.add(id);
      letters += id.length();
      if (letters > LONG) {
        messages.accept(message);
        message = new ArrayList<>(List.of(STORED));
        letters = 0;
      }
    }
    if (message.size() > 1) {
      messages.accept(message);
    }
  }
}
