package dev.mimir.axon.eventstore;

import static dev.mimir.axon.eventstore.TestStore.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.eventstore.EventLog.Logged;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EventLogTest {

  @AutoClose static final TestStore STORE = TestStore.open();

  final EventLog log = new EventLog(STORE.engine());
  final String brief = appended(3);
  final String longer = appended(5);
  final String longest = appended(12);

  private static String appended(int events) {
    String id = newId();
    STORE.engine().appendEvents(Adventure.events(id, 0, events));
    return id;
  }

  @Test
  void reads_several_aggregates_as_it_reads_each() {
    Map<String, Stream<Logged>> logs = log.all(List.of(longer, newId(), brief));

    assertThat(logs).containsOnlyKeys(brief, longer);
    logs.forEach((id, events) ->
        assertThat(events.toList())
            .usingRecursiveFieldByFieldElementComparator()
            .containsExactlyElementsOf(log.all(id).toList()));
    assertThat(log.all(longer).toList()).extracting(Logged::sequence).isEqualTo(upTo(5));
  }

  private static List<Long> upTo(int end) {
    return LongStream.range(0, end).boxed().toList();
  }

  @Test
  void puts_aggregates_into_groups_of_so_many_events() {
    String missing = newId();

    assertThat(log.groups(List.of(brief, longer, missing, longest, brief), 8))
        .containsExactly(List.of(brief, longer, missing), List.of(longest), List.of(brief));
    assertThat(log.groups(List.of(), 8)).isEmpty();
  }
}
