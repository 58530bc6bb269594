package dev.mimir.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.web.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KnowledgeTest {
  private static final String BASES = "/api/v2/knowledge/bases";

  @Test
  void keeps_bases() {
    String id = base("keeps", "en");
    assertThat(Api.get(BASES + "?page_size=200").data().path("items"))
        .anyMatch(item -> item.path("base_id").stringValue().equals(id));
    Answer changed = put(id, "{\"name\":\"kept\",\"language\":\"zh\",\"graph_id\":\"tea\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    JsonNode read = Api.get(BASES + "/" + id).data();
    assertThat(read).isEqualTo(changed.data());
    assertThat(read.path("language").stringValue()).isEqualTo("zh");
    assertThat(read.path("graph_id").stringValue()).isEqualTo("tea");
    assertThat(delete(BASES + "/" + id).status()).isEqualTo(200);
    assertThat(delete(BASES + "/" + id).code()).isEqualTo("KNOWLEDGE_BASE_NOT_FOUND");
    assertThat(Api.get(BASES + "/" + id).status()).isEqualTo(404);
    assertThat(put(id, "{\"name\":\"x\",\"language\":\"en\"}").status()).isEqualTo(404);
  }

  @Test
  void a_name_is_taken_once() {
    base("taken", "en");
    String other = base("not taken", "en");
    Answer again = Api.post(BASES, "{\"name\":\"taken\",\"language\":\"en\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("NAME_TAKEN");
    assertThat(put(other, "{\"name\":\"taken\",\"language\":\"en\"}").code())
        .isEqualTo("NAME_TAKEN");
  }

  @Test
  void makes_a_base_and_adds_a_document_once_per_key() {
    String body = "{\"name\":\"once\",\"language\":\"en\"}";
    Answer first = Api.post(BASES, body, "Idempotency-Key", "k-base");
    Answer second = Api.post(BASES, body, "Idempotency-Key", "k-base");
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.data()).isEqualTo(first.data());
    String documents = documents(first.data().path("base_id").stringValue());
    String document = "{\"title\":\"T\",\"text\":\"Some text.\"}";
    Answer one = Api.post(documents, document, "Idempotency-Key", "k-doc");
    Answer two = Api.post(documents, document, "Idempotency-Key", "k-doc");
    assertThat(two.data()).isEqualTo(one.data());
    assertThat(Api.get(documents).data().path("items").size()).isOne();
  }

  @Test
  void keeps_documents() {
    String documents = documents(base("library", "en"));
    String body =
        """
        {"document_id":"mill","title":"The mill","text":"# The mill\\n\\nIt burned down.","kind":"lore",
         "metadata":{"page":3},"lore":{"keywords":["mill"],"when":"chapter > 1","priority":2}}
        """;
    Answer added = Api.post(documents, body);
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    assertThat(Api.get(documents + "/mill").data()).isEqualTo(added.data());
    assertThat(added.data().at("/lore/all").booleanValue()).isFalse();
    assertThat(Api.post(documents, body.replace("burned", "fell")).status()).isEqualTo(201);
    JsonNode listed = Api.get(documents).data().path("items");
    assertThat(listed.size()).isOne();
    assertThat(listed.at("/0/length").intValue()).isEqualTo(25);
    assertThat(delete(documents + "/mill").status()).isEqualTo(200);
    assertThat(delete(documents + "/mill").code()).isEqualTo("DOCUMENT_NOT_FOUND");
    assertThat(Api.get(documents + "/mill").code()).isEqualTo("DOCUMENT_NOT_FOUND");
  }

  @Test
  void finds_by_meaning_in_english_and_chinese() {
    String english = base("english", "en");
    add(english, "ferry", "A boatman takes travellers over the river for two coins.");
    add(english, "inn", "The Blind Heron serves stew; rooms cost a silver a night.");
    assertThat(found(english, "Where can I sleep?")).isEqualTo("inn");
    String chinese = base("chinese", "zh");
    add(chinese, "ferry", "船夫收两枚铜钱送旅人过河。");
    add(chinese, "inn", "盲鹭客栈供应炖菜，住一晚一枚银币。");
    assertThat(found(chinese, "怎样到对岸去？")).isEqualTo("ferry");
  }

  @Test
  void says_what_became_of_lore() {
    String id = base("lore", "en");
    Api.post(
        documents(id),
        """
        {"document_id":"gate","title":"Gate","text":"The gate is shut.","lore":{"when":"siege > 3"}}
        """);
    JsonNode fired = search(id, "{\"query\":\"\",\"state\":{\"siege\":4}}");
    assertThat(fired.at("/lore/fired/0/document_id").stringValue()).isEqualTo("gate");
    assertThat(fired.at("/lore/fired/0/why").stringValue()).isEqualTo("condition siege > 3");
    JsonNode wrong = search(id, "{\"query\":\"\"}");
    assertThat(wrong.at("/lore/not_fired/0/why").stringValue()).contains("siege");
    JsonNode tight = search(id, "{\"query\":\"\",\"budget\":2,\"state\":{\"siege\":4}}");
    assertThat(tight.at("/lore/did_not_fit/0/why").stringValue()).contains("5 tokens, 2 of 2");
  }

  @Test
  void a_game_looks_up_what_its_base_holds_and_goes_on_without_one() {
    for (JsonNode type : Api.get("/api/v2/node-types").data().path("items")) {
      if (type.path("type").stringValue().equals("knowledge")) {
        assertThat(Api.post("/api/v2/graphs", type.path("example").toString()).status())
            .isEqualTo(201);
      }
    }
    assertThat(ended(Games.start("knowledge-example"))).isEqualTo("closed");
    Answer made =
        Api.post(
            BASES,
            "{\"name\":\"chronicle\",\"language\":\"en\",\"graph_id\":\"knowledge-example\"}");
    String id = made.data().path("base_id").stringValue();
    assertThat(ended(Games.start("knowledge-example"))).isEqualTo("nothing");
    add(id, "mill", "It burned down in the year of the red comet.");
    String told = Games.start("knowledge-example");
    assertThat(ended(told)).isEqualTo("told");
    assertThat(Api.get("/api/v2/sessions/" + told + "/events").text())
        .contains("\"document_id\":\"mill\"", "\"offset\":0");
  }

  private static String ended(String session) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> Api.get("/api/v2/sessions/" + session).data().path("ending"), JsonNode::isString)
        .stringValue();
  }

  @Test
  void says_everything_that_is_wrong() {
    Answer base = Api.post(BASES, "{\"name\":\" \",\"graph_id\":\"A B\"}");
    assertThat(base.status()).isEqualTo(400);
    assertThat(base.json().path("errors").findValuesAsString("path"))
        .containsExactly("/name", "/graph_id", "/language");
    Answer language = Api.post(BASES, "{\"name\":\"x\",\"language\":\"fr\"}");
    assertThat(language.json().at("/errors/0/message").stringValue())
        .isEqualTo("Expected one of en, zh.");
    String documents = documents(base("wrong", "en"));
    Answer document =
        Api.post(documents, "{\"document_id\":\"a/b\",\"text\":\" \",\"lore\":{\"when\":\"1 +\"}}");
    assertThat(document.json().path("errors").findValuesAsString("path"))
        .containsExactly("/document_id", "/title", "/text", "/lore/when");
    Answer search = Api.post(documents.replace("documents", "search"), "{\"top_k\":21}");
    assertThat(search.json().path("errors").findValuesAsString("path"))
        .containsExactly("/query", "/top_k");
  }

  @Test
  void another_tenant_knows_nothing_of_it() {
    String id = base("mine", "en");
    assertThat(Api.get(BASES + "/" + id, "X-Tenant-Id", "other").status()).isEqualTo(404);
    assertThat(Api.get(documents(id), "X-Tenant-Id", "other").status()).isEqualTo(404);
    assertThat(
            Api.post(BASES + "/" + id + "/search", "{\"query\":\"x\"}", "X-Tenant-Id", "other")
                .status())
        .isEqualTo(404);
  }

  private static String base(String name, String language) {
    Answer made =
        Api.post(BASES, "{\"name\":\"%s\",\"language\":\"%s\"}".formatted(name, language));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.data().path("base_id").stringValue();
  }

  private static void add(String base, String id, String text) {
    String body = "{\"document_id\":\"%s\",\"title\":\"-\",\"text\":\"%s\"}".formatted(id, text);
    assertThat(Api.post(documents(base), body).status()).isEqualTo(201);
  }

  private static String found(String base, String query) {
    return search(base, "{\"query\":\"%s\",\"top_k\":1}".formatted(query))
        .at("/passages/0/document_id")
        .stringValue();
  }

  private static JsonNode search(String base, String body) {
    Answer answer = Api.post(BASES + "/" + base + "/search", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.data();
  }

  private static String documents(String base) {
    return BASES + "/" + base + "/documents";
  }

  private static Answer put(String base, String body) {
    return Api.send(
        "PUT",
        BASES + "/" + base,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private static Answer delete(String path) {
    return Api.send("DELETE", path, BodyPublishers.noBody());
  }
}
