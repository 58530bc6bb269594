package dev.mimir.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.value.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashTest {
  private static String hash(String json) {
    return ContentHash.of(Json.STRICT.readTree(json));
  }

  @Test
  void is_the_sha256_of_the_normalised_document() throws Exception {
    String normal = "{\"b\":[1,2.5,1E+2,true,null],\"a\":\"Zoë\\u000a\\\"\\\\\"}";
    byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
    assertThat(
            hash("{ \"b\" : [ 1, 2.50, 100.0, true, null ],\n\"a\": \"Zo\\u00eb\\n\\u0022\\\\\"}"))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1}|{ \"a\" :\t1 }",
        "1|1.0",
        "1|1e0",
        "100|1E2",
        "0|-0.0",
        "0|0e5",
        "0.1|1e-1",
        "\"/\"|\"\\/\"",
        "\"A\"|\"\\u0041\"",
        "\"😀\"|\"\\ud83d\\ude00\"",
      })
  void white_space_and_spelling_make_no_difference(String one, String other) {
    assertThat(hash(one)).isEqualTo(hash(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"b\": 2}|{\"b\": 2, \"a\": 1}",
        "[1, 2]|[2, 1]",
        "1|\"1\"",
        "\"a\"|\"A\"",
        "null|false",
        "[]|{}",
        "0.1|0.10000000000000001",
        "9007199254740993|9007199254740992",
        "[\"a,b\"]|[\"a\", \"b\"]",
      })
  void order_and_values_do(String one, String other) {
    assertThat(hash(one)).isNotEqualTo(hash(other));
  }
}
