package dev.mimir.dice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeededDrawsTest {
  private static final String HEX =
      "2d8d5e486910fe07a2642b8934515c76f439e6c5030d4b545fcc0096839ff128";
  private static final Seed SEED = Seed.ofHex(HEX);

  private static DieSource place(Seed seed) {
    return Draws.of(seed).at("lucky", 2, "a/b:left", "bridge", 3);
  }

  /// Computed with `printf 'mimir/1|lucky|2|a/b:left|bridge|3|0|0' | openssl dgst -sha256 -mac HMAC
  /// -macopt hexkey:…`, and so on for the dice 1 to 3. Never to be changed: players verify by it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          6          | 6 1 1 4
          20         | 10 9 17 12
          100        | 30 69 97 72
          2147483647 | 546504383 1503246471 215585628 1421020
          """)
  void are_the_published_ones(int sides, String faces) {
    DieSource source = place(SEED);
    List<Integer> expected = Arrays.stream(faces.split(" ")).map(Integer::valueOf).toList();
    assertThat(IntStream.range(0, 4).mapToObj(i -> source.face(sides))).isEqualTo(expected);
  }

  @Test
  void agree_with_the_rule_in_whole_numbers() throws Exception {
    long seed = 7;
    Random random = new Random(seed);
    for (int run = 0; run < 50; run++) {
      byte[] key = new byte[Seed.LENGTH];
      random.nextBytes(key);
      DieSource source = place(Seed.of(key));
      for (int die = 0; die < 20; die++) {
        int sides = 1 + random.nextInt(Integer.MAX_VALUE);
        assertThat(source.face(sides)).as("seed %d", seed).isEqualTo(face(key, die, sides, 0));
      }
    }
  }

  private static int face(byte[] key, int die, int sides, int attempt) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String message = "mimir/1|lucky|2|a/b:left|bridge|3|" + die + "|" + attempt;
    byte[] first = Arrays.copyOf(mac.doFinal(message.getBytes(UTF_8)), 8);
    BigInteger number = new BigInteger(1, first);
    BigInteger all = BigInteger.TWO.pow(64);
    BigInteger modulus = BigInteger.valueOf(sides);
    return number.compareTo(all.subtract(all.mod(modulus))) >= 0
        ? face(key, die, sides, attempt + 1)
        : number.mod(modulus).intValueExact() + 1;
  }

  @Test
  void reject_the_numbers_of_the_incomplete_run() {
    // 2^64 mod (2^31 - 1) = 4
    assertThat(SeededSource.isBiased(-1, Integer.MAX_VALUE)).isTrue();
    assertThat(SeededSource.isBiased(-4, Integer.MAX_VALUE)).isTrue();
    assertThat(SeededSource.isBiased(-5, Integer.MAX_VALUE)).isFalse();
    assertThat(SeededSource.isBiased(-4, 6)).isTrue();
    assertThat(SeededSource.isBiased(-5, 6)).isFalse();
    assertThat(SeededSource.isBiased(-1, 8)).isFalse();
    assertThat(SeededSource.isBiased(-1, 1)).isFalse();
  }

  @Test
  void depend_on_every_part_of_the_place() {
    Draws draws = Draws.of(SEED);
    List<DieSource> sources =
        List.of(
            draws.at("", 0, "", "n", 1),
            draws.at("c", 0, "", "n", 1),
            draws.at("", 1, "", "n", 1),
            draws.at("", 0, "f", "n", 1),
            draws.at("", 0, "", "m", 1),
            draws.at("", 0, "", "n", 2));
    assertThat(sources.stream().map(source -> source.face(Integer.MAX_VALUE)))
        .doesNotHaveDuplicates();
    assertThat(draws.at("", 0, "", "n", 1).face(1_000_000))
        .isEqualTo(draws.at("", 0, "", "n", 1).face(1_000_000));
  }

  @Test
  void refuse_parts_that_would_blur_the_place() {
    Draws draws = Draws.of(SEED);
    assertThatThrownBy(() -> draws.at("a|b", 0, "", "n", 1)).hasMessageContaining("client seed");
    assertThatThrownBy(() -> draws.at("é", 0, "", "n", 1)).hasMessageContaining("client seed");
    assertThatThrownBy(() -> draws.at("", 0, "a|b", "n", 1)).hasMessageContaining("may have a |");
    assertThatThrownBy(() -> draws.at("", 0, "", "n|1", 1)).hasMessageContaining("may have a |");
    assertThatThrownBy(() -> draws.at("", 0, "", "n", 1).face(0)).hasMessageContaining("1 side");
  }

  @Test
  void give_a_die_of_one_side_its_face() {
    assertThat(place(SEED).face(1)).isEqualTo(1);
  }
}
