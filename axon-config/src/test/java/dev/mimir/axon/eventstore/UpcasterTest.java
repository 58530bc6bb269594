package dev.mimir.axon.eventstore;

import static dev.mimir.axon.eventstore.TestStore.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.serialization.MimirSerializer;
import dev.mimir.axon.serialization.PayloadType;
import dev.mimir.axon.serialization.PayloadTypes;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventMultiUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The worked example: what was stored in an old revision is read as what it is today.
class UpcasterTest {

  /// Yesterday: `fight.fought`, revision 1 with `enemy`; nobody thought of loot.
  record FoughtOnce(String enemy, long damage, String loot) {}

  /// Today `foe`, and the loot is an event of its own.
  record Fought(String foe, long damage) {}

  record LootTaken(String item) {}

  static final PayloadTypes YESTERDAY =
      () -> List.of(PayloadType.of("fight.fought", FoughtOnce.class));

  static final PayloadTypes TODAY =
      () ->
          List.of(
              new PayloadType("fight.fought", 3, Fought.class),
              PayloadType.of("fight.loot-taken", LootTaken.class));

  /// Revision 2 calls the enemy a foe.
  static final class RenameEnemy extends SingleEventUpcaster {

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
      return isRevision(event, "1");
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
      return event.upcastPayload(
          new SimpleSerializedType("fight.fought", "2"),
          ObjectNode.class,
          json -> {
            json.set("foe", json.remove("enemy"));
            return json;
          });
    }
  }

  /// Revision 3 leaves the loot to `fight.loot-taken`.
  static final class SplitLoot extends EventMultiUpcaster {

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
      return isRevision(event, "2");
    }

    @Override
    protected Stream<IntermediateEventRepresentation> doUpcast(
        IntermediateEventRepresentation event) {
      return Stream.of(
          as(event, "fight.fought", "3", json -> json.without("loot")),
          as(
              event,
              "fight.loot-taken",
              "1",
              json -> JsonNodeFactory.instance.objectNode().set("item", json.get("loot"))));
    }

    private static IntermediateEventRepresentation as(
        IntermediateEventRepresentation event,
        String name,
        String revision,
        Function<ObjectNode, ObjectNode> change) {
      return event.upcast(
          new SimpleSerializedType(name, revision),
          ObjectNode.class,
          json -> change.apply(json.deepCopy()),
          Function.<MetaData>identity());
    }
  }

  static boolean isRevision(IntermediateEventRepresentation event, String revision) {
    SerializedType type = event.getType();
    return type.getName().equals("fight.fought") && revision.equals(type.getRevision());
  }

  @AutoClose final TestStore store = TestStore.open();

  private PostgresEventStorageEngine engine(PayloadTypes types) {
    return new PostgresEventStorageEngine(
        store.database().dataSource(),
        new MimirSerializer(List.of(types)),
        new EventUpcasterChain(new RenameEnemy(), new SplitLoot()),
        SnapshotFilter.allowAll(),
        EventStoreProperties.defaults());
  }

  @Test
  void reads_old_events_as_what_they_are_today() {
    String id = newId();
    Instant then = Instant.parse("2025-01-01T00:00:00Z");
    try (PostgresEventStorageEngine engine = engine(YESTERDAY)) {
      engine.appendEvents(
          List.of(Adventure.message(id, 0, new FoughtOnce("troll", 7, "club"), then)));
    }
    try (PostgresEventStorageEngine engine = engine(TODAY)) {
      engine.appendEvents(List.of(Adventure.message(id, 1, new Fought("wolf", 3), then)));

      Object[] today = {new Fought("troll", 7), new LootTaken("club"), new Fought("wolf", 3)};
      assertThat(engine.readEvents(id).asStream().<Object>map(EventMessage::getPayload).toList())
          .containsExactly(today);
      List<? extends TrackedEventMessage<?>> tracked =
          engine.readEvents((TrackingToken) null, false).toList();
      assertThat(tracked.stream().<Object>map(EventMessage::getPayload).toList())
          .containsExactly(today);
      assertThat(tracked.get(0).trackingToken()).isEqualTo(tracked.get(1).trackingToken());
      assertThat(tracked.get(0).getMetaData()).containsEntry("actor", "player-1");
      assertThat(new HashChain(store.database().dataSource()).firstBroken(id)).isEmpty();
    }
  }

  @Test
  void leaves_out_a_snapshot_that_the_filter_does_not_allow() {
    String id = newId();
    PayloadTypes old = () -> List.of(PayloadType.of("fight.state", Fought.class));
    try (PostgresEventStorageEngine engine = engine(old)) {
      engine.storeSnapshot(
          Adventure.message(id, 5, new Fought("wolf", 3), Instant.parse("2025-01-01T00:00:00Z")));
      assertThat(engine.readSnapshot(id)).isPresent();
    }
    try (PostgresEventStorageEngine engine =
        new PostgresEventStorageEngine(
            store.database().dataSource(),
            new MimirSerializer(List.of(old)),
            new EventUpcasterChain(),
            snapshot -> "2".equals(snapshot.getPayload().getType().getRevision()),
            EventStoreProperties.defaults())) {
      assertThat(engine.readSnapshot(id)).isEmpty();
    }
  }
}
