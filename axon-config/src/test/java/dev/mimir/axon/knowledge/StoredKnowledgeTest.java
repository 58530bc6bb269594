package dev.mimir.axon.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.database.TestPostgres;
import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.knowledge.KnowledgeBases.Updated;
import dev.mimir.knowledge.Language;
import dev.mimir.knowledge.Lore;
import dev.mimir.knowledge.Passage;
import dev.mimir.knowledge.Question;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredKnowledgeTest {
  @AutoClose static final TestPostgres DATABASE = TestPostgres.migrated();

  private final KnowledgeBases bases = node();
  private final String tenant = UUID.randomUUID().toString();

  /// One of several servers on the same database.
  private static KnowledgeBases node() {
    return new MimirKnowledgeAutoConfiguration().knowledgeBases(DATABASE.dataSource());
  }

  @Test
  void keeps_bases() {
    Base made = bases.create(tenant, "one", draft("world", null)).orElseThrow();
    assertThat(bases.list(tenant)).containsExactly(made);
    assertThat(bases.update(tenant, "one", draft("rules", "tea"))).isEqualTo(Updated.DONE);
    Base updated = bases.get(tenant, "one").orElseThrow();
    assertThat(updated.name()).isEqualTo("rules");
    assertThat(updated.graphId()).isEqualTo("tea");
    assertThat(updated.stamp()).isGreaterThan(made.stamp());
    assertThat(bases.update(tenant, "two", draft("rules", "tea"))).isEqualTo(Updated.UNKNOWN);
    assertThat(bases.delete(tenant, "one")).isTrue();
    assertThat(bases.delete(tenant, "one")).isFalse();
    assertThat(bases.get(tenant, "one")).isEmpty();
  }

  @Test
  void a_name_is_taken_once_among_the_shared_and_once_in_each_graph() {
    assertThat(bases.create(tenant, "one", draft("world", null))).isPresent();
    assertThat(bases.create(tenant, "two", draft("world", null))).isEmpty();
    assertThat(bases.create(tenant, "three", draft("world", "tea"))).isPresent();
    assertThat(bases.create(tenant, "four", draft("other", null))).isPresent();
    assertThat(bases.update(tenant, "four", draft("world", null))).isEqualTo(Updated.NAME_TAKEN);
    assertThat(bases.create("another-tenant", "two", draft("world", null))).isPresent();
  }

  @Test
  void a_graph_means_its_own_base_before_a_shared_one_and_never_one_of_another_graph() {
    bases.create(tenant, "shared", draft("world", null));
    bases.create(tenant, "own", draft("world", "tea"));
    assertThat(id("tea", "world")).isEqualTo("own");
    assertThat(id("soup", "world")).isEqualTo("shared");
    assertThat(id("soup", "shared")).isEqualTo("shared");
    assertThat(id("soup", "own")).isNull();
    assertThat(id(null, "world")).isEqualTo("shared");
    assertThat(bases.named("another-tenant", "tea", "own")).isEmpty();
  }

  private @Nullable String id(@Nullable String graph, String name) {
    return bases.named(tenant, graph, name).map(Base::baseId).orElse(null);
  }

  @Test
  void keeps_documents_in_the_order_in_which_they_were_added() {
    bases.create(tenant, "b", draft("world", null));
    Document first = document("z", "The first.");
    Document lore =
        new Document(
            "a",
            "Title",
            "The second.",
            DocumentKind.LORE,
            Map.of("page", 3L, "tags", List.of("x")),
            new Lore(List.of("word"), "danger > 2", true, 7));
    assertThat(bases.add(tenant, "b", first)).isTrue();
    assertThat(bases.add(tenant, "b", lore)).isTrue();
    assertThat(bases.add(tenant, "none", lore)).isFalse();
    assertThat(bases.document(tenant, "b", "a")).contains(lore);
    assertThat(bases.add(tenant, "b", document("z", "Replaced."))).isTrue();
    assertThat(bases.documents(tenant, "b"))
        .containsExactly(
            new Document.Summary("z", "", DocumentKind.WORLD, 9, null),
            new Document.Summary("a", "Title", DocumentKind.LORE, 11, lore.lore()));
    assertThat(bases.remove(tenant, "b", "z")).isTrue();
    assertThat(bases.remove(tenant, "b", "z")).isFalse();
    assertThat(bases.get(tenant, "b").orElseThrow().documents()).isEqualTo(1);
  }

  @Test
  void another_server_finds_the_same_and_sees_every_change() {
    KnowledgeBases other = node();
    bases.create(tenant, "b", draft("world", null));
    bases.add(tenant, "b", document("ferry", "A boatman takes travellers over the river."));
    bases.add(tenant, "b", document("inn", "The Blind Heron has beds for a silver a night."));
    Found here = search(bases, "Where can I sleep?");
    assertThat(here.passages()).first().extracting(Passage::documentId).isEqualTo("inn");
    assertThat(here.model()).isEqualTo("bge-small-en-v1.5-q");
    assertThat(search(other, "Where can I sleep?")).isEqualTo(here);
    bases.add(tenant, "b", document("barn", "Travellers may sleep in the barn for nothing."));
    assertThat(search(other, "Where can I sleep?").passages())
        .first()
        .extracting(Passage::documentId)
        .isEqualTo("barn");
    other.remove(tenant, "b", "barn");
    assertThat(search(bases, "Where can I sleep?").passages()).isEqualTo(here.passages());
  }

  @Test
  void an_index_is_made_again_from_the_documents_alone() {
    bases.create(tenant, "b", draft("world", null));
    bases.add(tenant, "b", document("ferry", "A boatman takes travellers over the river."));
    bases.add(tenant, "b", document("inn", "The Blind Heron has beds for a silver a night."));
    Found before = search(bases, "crossing the water");
    assertThat(chunks()).isEqualTo(2);
    JdbcClient.create(DATABASE.dataSource()).sql("delete from knowledge_chunk").update();
    assertThat(search(node(), "crossing the water")).isEqualTo(before);
    assertThat(chunks()).isEqualTo(2);
  }

  private int chunks() {
    return JdbcClient.create(DATABASE.dataSource())
        .sql("select count(*) from knowledge_chunk where tenant = ?")
        .param(tenant)
        .query(Integer.class)
        .single();
  }

  private Found search(KnowledgeBases node, String query) {
    return node.search(
        tenant, node.get(tenant, "b").orElseThrow(), new Question(query, "", 4, 2_000, Map.of()));
  }

  private static Base.Draft draft(String name, @Nullable String graph) {
    return new Base.Draft(name, graph, Language.EN, DocumentKind.WORLD, "");
  }

  private static Document document(String id, String text) {
    return new Document(id, "", text, DocumentKind.WORLD, Map.of(), null);
  }
}
