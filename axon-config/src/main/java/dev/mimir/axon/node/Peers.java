package dev.mimir.axon.node;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// The other servers on this server's database, and how to tell them something. What is told is
/// lost when a connection breaks: whoever depends on it looks by itself now and then.
public interface Peers {
  /// Nobody else works on the database.
  Peers NONE =
      new Peers() {
        @Override
        public int others() {
          return 0;
        }

        @Override
        public void from(Source source) {}

        @Override
        public void now() {}

        @Override
        public void soon() {}

        @Override
        public void on(String kind, Listener listener) {}

        @Override
        public void onMissed(Runnable listener) {}

        @Override
        public void onDeparture(Consumer<List<Long>> listener) {}
      };

  /// Kind of a message that stands for any number of others.
  String MISSED = "missed";

  /// Collects what is to be told.
  @FunctionalInterface
  interface Source {
    /// Adds what there is. Each message is a kind with some values: texts, numbers and truth
    /// values, in JSON no longer than [Payloads#MOST].
    void collect(Consumer<List<?>> messages);
  }

  /// Takes what another server tells.
  @FunctionalInterface
  interface Listener {
    /// @param node name of the other server
    /// @param message its kind and its values
    void told(String node, JsonNode message);
  }

  /// Takes what has collected out of a set, to which others go on adding.
  static <T> void drain(Set<T> collected, Consumer<T> taker) {
    for (Iterator<T> rest = collected.iterator(); rest.hasNext(); ) {
      T one = rest.next();
      rest.remove();
      taker.accept(one);
    }
  }

  /// How many other servers listen, as far as is known.
  int others();

  /// Whether another server listens, as far as is known.
  default boolean any() {
    return others() > 0;
  }

  /// Asks the source whenever something is sent.
  void from(Source source);

  /// There is something to be told at once.
  void now();

  /// There is something to be told that may wait for more of its kind, for a moment.
  void soon();

  /// Tells of messages of a kind, on a thread that must not be kept.
  void on(String kind, Listener listener);

  /// Tells that messages may have been missed, or were too many to be told.
  void onMissed(Runnable listener);

  /// Tells some seconds after another server has gone.
  ///
  /// @param listener is given the marks of all that are there, see [Presence#mark]
  void onDeparture(Consumer<List<Long>> listener);
}
