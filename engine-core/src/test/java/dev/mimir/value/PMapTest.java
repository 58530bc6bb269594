package dev.mimir.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PMapTest {
  /// Keys with equal hash codes: `Aa` and `BB` have the same.
  private static List<String> colliding() {
    return IntStream.range(0, 16)
        .mapToObj(i -> Integer.toBinaryString(16 + i).replace("0", "Aa").replace("1", "BB"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void does_what_a_hash_map_does(long seed) {
    Random random = new Random(seed);
    Map<String, Integer> expected = new HashMap<>();
    PMap<Integer> map = PMap.empty();
    List<String> colliding = colliding();
    for (int i = 0; i < 5_000; i++) {
      String key =
          random.nextInt(4) == 0
              ? colliding.get(random.nextInt(colliding.size()))
              : "k" + random.nextInt(400);
      if (random.nextInt(3) == 0) {
        map = map.without(key);
        expected.remove(key);
      } else {
        map = map.with(key, i);
        expected.put(key, i);
      }
      assertThat(map.size()).as("seed %d, step %d", seed, i).isEqualTo(expected.size());
      assertThat(map.get(key)).isEqualTo(expected.get(key));
    }
    assertThat(map).as("seed %d", seed).isEqualTo(expected);
    assertThat(expected).isEqualTo(map);
    assertThat(map.hashCode()).isEqualTo(expected.hashCode());
  }

  @Test
  void keeps_what_it_was_when_others_are_made_from_it() {
    PMap<Integer> one = PMap.<Integer>empty().with("a", 1);
    PMap<Integer> two = one.with("a", 2).with("b", 3);
    assertThat(one).containsExactly(Map.entry("a", 1));
    assertThat(two.without("a")).containsExactly(Map.entry("b", 3));
    assertThat(two).hasSize(2);
  }

  @Test
  void is_equal_however_it_was_made() {
    List<String> keys = colliding();
    PMap<Integer> forwards = PMap.empty();
    PMap<Integer> backwards = PMap.empty();
    for (int i = 0; i < keys.size(); i++) {
      forwards = forwards.with(keys.get(i), 1);
      backwards = backwards.with(keys.get(keys.size() - 1 - i), 1);
    }
    assertThat(forwards).isEqualTo(backwards);
    for (String key : keys) {
      backwards = backwards.without(key);
    }
    assertThat(backwards).isEqualTo(PMap.empty());
  }

  @Test
  void survives_json() {
    PMap<Long> map = PMap.<Long>empty().with("a", 1L).with("b/c", 2L);
    String json = Json.MAPPER.writeValueAsString(map);
    assertThat(Json.MAPPER.readTree(json)).isEqualTo(Json.MAPPER.readTree("{\"a\":1,\"b/c\":2}"));
    assertThat((Object) Json.MAPPER.readValue(json, PMap.class)).isEqualTo(map);
  }

  @Test
  void has_nothing_under_other_keys() {
    PMap<Integer> map = PMap.<Integer>empty().with("Aa", 1);
    assertThat(map.get("BB")).isNull();
    assertThat(map.containsKey("BB")).isFalse();
    assertThat(map.without("BB")).isSameAs(map);
  }
}
