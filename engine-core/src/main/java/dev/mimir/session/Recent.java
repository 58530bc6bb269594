package dev.mimir.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mimir.session.SessionEvent.CharacterChanged;
import dev.mimir.session.SessionEvent.CheckMade;
import dev.mimir.session.SessionEvent.DiceRolled;
import dev.mimir.session.SessionEvent.Fought;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.InventoryChanged;
import dev.mimir.session.SessionEvent.ItemEquipped;
import dev.mimir.session.SessionEvent.RequestKey;
import dev.mimir.session.SessionEvent.Shown;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.SessionEvent.TextShown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session remembers of its latest turns.
///
/// @param input the last accepted answer, null before the first
/// @param output what was shown since, the latest {@link #OUTPUTS} of it
/// @param requests the latest turns that came with a key, oldest first, at most {@link #REQUESTS}
public record Recent(@Nullable InputReceived input, List<Output> output, List<Request> requests) {

  /// How much of what was shown a session remembers; all of it is in the log.
  public static final int OUTPUTS = 1_000;

  /// How many request keys a session remembers.
  public static final int REQUESTS = 256;

  static final Recent NONE = new Recent(null, List.of(), List.of());

  /// One thing that was shown.
  ///
  /// @param sequence of its event
  public record Output(
      long sequence,
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
          @JsonSubTypes({
            @JsonSubTypes.Type(value = TextShown.class, name = "text"),
            @JsonSubTypes.Type(value = DiceRolled.class, name = "dice"),
            @JsonSubTypes.Type(value = CheckMade.class, name = "check"),
            @JsonSubTypes.Type(value = InventoryChanged.class, name = "item"),
            @JsonSubTypes.Type(value = ItemEquipped.class, name = "equipment"),
            @JsonSubTypes.Type(value = CharacterChanged.class, name = "character"),
            @JsonSubTypes.Type(value = Fought.class, name = "combat"),
            @JsonSubTypes.Type(value = Spoken.class, name = "spoken")
          })
          Shown event) {}

  /// A turn that came with a key.
  ///
  /// @param key of the request, with the digest of its body
  /// @param first sequence of the turn's first event
  /// @param last sequence of the turn's last event; null while it is the latest turn
  public record Request(RequestKey key, long first, @Nullable Long last) {}

  /// The turn that came with a key, or null.
  public @Nullable Request request(String key) {
    for (int i = requests.size() - 1; i >= 0; i--) {
      if (requests.get(i).key().key().equals(key)) {
        return requests.get(i);
      }
    }
    return null;
  }

  /// Without what was shown.
  Recent cleared() {
    return new Recent(input, List.of(), requests);
  }

  /// As a fork knows it: what was asked of its parent was not asked of it.
  public Recent forked() {
    return new Recent(input, output, List.of());
  }

  Recent shows(long sequence, Shown event) {
    List<Output> more = new ArrayList<>(output.size() + 1);
    more.addAll(output.size() < OUTPUTS ? output : output.subList(1, OUTPUTS));
    more.add(new Output(sequence, event));
    return new Recent(input, Collections.unmodifiableList(more), requests);
  }

  Recent turn(InputReceived received, long sequence) {
    List<Request> known = closed(sequence - 1);
    RequestKey key = received.request();
    if (key != null) {
      known = new ArrayList<>(known);
      known.add(new Request(key, sequence, null));
      known = List.copyOf(known.subList(Math.max(0, known.size() - REQUESTS), known.size()));
    }
    return new Recent(received, List.of(), known);
  }

  private List<Request> closed(long last) {
    if (requests.isEmpty() || requests.getLast().last() != null) {
      return requests;
    }
    List<Request> closed = new ArrayList<>(requests);
    Request latest = closed.removeLast();
    closed.add(new Request(latest.key(), latest.first(), last));
    return closed;
  }
}
