package dev.mimir.nodes.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.knowledge.Base;
import dev.mimir.knowledge.Chunk;
import dev.mimir.knowledge.Document;
import dev.mimir.knowledge.DocumentKind;
import dev.mimir.knowledge.Found;
import dev.mimir.knowledge.Language;
import dev.mimir.knowledge.Passage;
import dev.mimir.knowledge.Question;
import dev.mimir.nodes.knowledge.TextIndex.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HybridRetrievalTest {
  private static final Embedder.Models MODELS = new Embedder.Models();

  private static final String[][] ENGLISH = {
    {"smith", "The smith of Harrow mends ploughs and shoes horses. He is paid in eggs."},
    {"ferry", "A boatman takes travellers over the river for two coins, but never after dusk."},
    {
      "plague",
      "In the year of the red comet half the village fell sick and the graveyard had to be widened."
    },
    {"vault", "The door marked QX-17 opens with the iron token. The door marked QX-71 is a trap."},
    {"vault-two", "The door marked QX-18 opens with the copper token. Behind it lies an armoury."},
    {"vault-three", "The door marked QX-19 opens with the silver token. Behind it lies a library."},
    {"inn", "The Blind Heron serves stew and thin beer; rooms cost a silver a night."},
    {"king", "The king is old and has no child. Three cousins wait for him to die."},
    {"wolves", "In winter packs come down from the hills and take sheep from the folds."}
  };

  private static final String[][] CHINESE = {
    {"铁匠", "哈罗村的铁匠修犁、钉马掌，村民用鸡蛋付钱。"},
    {"渡船", "船夫收两枚铜钱送旅人过河，天黑以后从不开船。"},
    {"瘟疫", "红彗星那一年，半个村子的人病倒了，墓地不得不扩建。"},
    {"密室", "标着甲十七的门用铁令牌打开，标着甲七十一的门是陷阱。"},
    {"密室二", "标着甲十八的门用铜令牌打开，里面是军械库。"},
    {"密室三", "标着甲十九的门用银令牌打开，里面是藏书阁。"},
    {"客栈", "盲鹭客栈供应炖菜和淡啤酒，住一晚一枚银币。"},
    {"国王", "国王年老无子，三个堂兄弟等着他死去。"},
    {"狼群", "冬天狼群从山上下来，叼走羊圈里的羊。"}
  };

  private static final String[][] NAMES = {
    {"1", "A knight in white armour slew the dragon of the marsh."},
    {"2", "The order of hunters trains those who go after beasts."},
    {"3", "Whoever brings the head of a troll is given land."},
    {
      "4",
      "Ledger of the harbour. Wool came in nine bales and went to the weavers. Of rope there are two"
          + " coils, of tar a barrel. Hides: forty, wet. Herring, three barrels, owed by Vossk."
          + " The crane was mended and the warehouse roof was not. Salt is dear."
    },
    {"5", "Ledger of the harbour: Ulmar, nine bales of wool, paid."}
  };

  /// Alike but for a number.
  private static final String[][] NUMBERS = {
    {"1", "丙三十一号柜子里放着铜镜。"},
    {"2", "丙三十七号柜子里放着陶罐。"},
    {"3", "丙七十三号柜子里放着铁锁。"},
    {"4", "丙十三号柜子里放着木匣。"},
    {"5", "丙三十号柜子里放着银针。"},
    {"6", "丙三十二号柜子里放着石印。"},
    {"7", "丙二十三号柜子里放着竹简。"}
  };

  @Test
  void finds_by_meaning_what_shares_no_word() {
    assertMeaning(Language.EN, ENGLISH, "What epidemic struck here long ago?", "plague");
    assertMeaning(Language.EN, ENGLISH, "Where can I sleep tonight?", "inn");
    assertMeaning(Language.ZH, CHINESE, "以前这里流行过什么传染病？", "瘟疫");
    assertMeaning(Language.ZH, CHINESE, "怎样到对岸去？", "渡船");
  }

  private static void assertMeaning(
      Language language, String[][] texts, String query, String document) {
    assertThat(index(language, texts).byWords(query, 5)).isEmpty();
    assertThat(found(language, texts, query)).first().isEqualTo(document);
  }

  @Test
  void finds_by_words_what_no_model_tells_apart() {
    assertWords(Language.EN, NAMES, "Vossk the brave monster killer", "4");
    assertWords(Language.ZH, NUMBERS, "丙二十三号里面有什么东西？", "7");
  }

  private static void assertWords(
      Language language, String[][] texts, String query, String document) {
    float[] vector = MODELS.of(language).query(query);
    assertThat(ids(index(language, texts).byMeaning(vector, 5))).first().isNotEqualTo(document);
    assertThat(found(language, texts, query)).first().isEqualTo(document);
  }

  @Test
  void gives_the_same_passages_from_an_index_that_was_made_again() {
    MemoryStore store = stored(ENGLISH);
    Found before = search(store, Language.EN, "doors and tokens");
    int made = store.made();
    Found after = search(store, Language.EN, "doors and tokens");
    assertThat(after).isEqualTo(before);
    assertThat(before.passages()).hasSize(5);
    assertThat(made).isEqualTo(ENGLISH.length);
    assertThat(store.made()).as("chunks are kept").isEqualTo(made);
  }

  @Test
  void sees_a_replaced_document_at_once() {
    MemoryStore store = stored(ENGLISH);
    HybridRetrieval retrieval = new HybridRetrieval(store);
    Question question = new Question("the price of the ferry", "", 1, 2_000, Map.of());
    assertThat(retrieval.search("t", base(store, Language.EN), question).passages())
        .first()
        .extracting(Passage::text)
        .asString()
        .contains("two coins");
    store.put(document(new String[] {"ferry", "The ferry now costs three coins."}));
    assertThat(retrieval.search("t", base(store, Language.EN), question).passages())
        .first()
        .extracting(Passage::text)
        .asString()
        .contains("three coins");
  }

  @Test
  void says_where_in_a_long_document_a_passage_stands() {
    String filler = "The chronicler writes about the weather and the harvest of that year. ";
    String text = filler.repeat(40) + "The crown lies under the third oak. " + filler.repeat(40);
    MemoryStore store = stored(new String[][] {{"chronicle", text}});
    Passage best = search(store, Language.EN, "Where is the crown hidden?").passages().getFirst();
    assertThat(best.text()).contains("third oak");
    assertThat(text.substring((int) best.offset(), (int) (best.offset() + best.length())))
        .isEqualTo(best.text());
    assertThat(best.why()).isEqualTo("words 1, meaning 1");
    assertThat(best.score()).isEqualTo(1);
  }

  @Test
  void finds_nothing_in_an_empty_base_or_for_an_empty_query() {
    assertThat(search(new MemoryStore(), Language.EN, "crown").passages()).isEmpty();
    assertThat(search(stored(ENGLISH), Language.EN, "  ").passages()).isEmpty();
  }

  @Test
  void passes_over_what_has_no_room() {
    Found found =
        new HybridRetrieval(stored(ENGLISH))
            .search(
                "t",
                base(stored(ENGLISH), Language.EN),
                new Question("Where can I sleep tonight?", "", 3, 20, Map.of()));
    assertThat(found.passages()).hasSize(1).first().extracting("documentId").isEqualTo("inn");
    assertThat(found.didNotFit()).hasSize(2);
    assertThat(found.didNotFit().getFirst().why()).contains("tokens, 2 of 20 are left");
  }

  private static TextIndex index(Language language, String[][] texts) {
    List<Part> parts = new ArrayList<>();
    for (String[] text : texts) {
      Document document = document(text);
      Part bare = new Part(document, new Chunk(0, text[1].length(), new float[0]));
      float[] vector = MODELS.of(language).passage(bare.searched());
      parts.add(new Part(document, new Chunk(0, text[1].length(), vector)));
    }
    return TextIndex.of(parts, language);
  }

  private static List<String> found(Language language, String[][] texts, String query) {
    return search(stored(texts), language, query).passages().stream()
        .map(Passage::documentId)
        .toList();
  }

  private static MemoryStore stored(String[][] texts) {
    MemoryStore store = new MemoryStore();
    for (String[] text : texts) {
      store.put(document(text));
    }
    return store;
  }

  private static Found search(MemoryStore store, Language language, String query) {
    return new HybridRetrieval(store)
        .search("t", base(store, language), new Question(query, "", 5, 2_000, Map.of()));
  }

  private static Base base(MemoryStore store, Language language) {
    return new Base(
        "b", "b", null, language, DocumentKind.WORLD, "", store.stamp(), 0, Instant.EPOCH);
  }

  private static Document document(String[] text) {
    return new Document(text[0], "", text[1], DocumentKind.WORLD, Map.of(), null);
  }

  private static List<String> ids(List<Part> parts) {
    return parts.stream().map(part -> part.document().documentId()).toList();
  }
}
