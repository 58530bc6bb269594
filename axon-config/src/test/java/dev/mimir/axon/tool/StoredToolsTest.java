package dev.mimir.axon.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.database.TestPostgres;
import dev.mimir.axon.secret.Vault;
import dev.mimir.tool.CustomTool;
import dev.mimir.tool.CustomTool.Header;
import dev.mimir.tool.CustomTools;
import dev.mimir.tool.CustomTools.Saved;
import dev.mimir.tool.ToolProblem;
import dev.mimir.tool.Toolbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredToolsTest {
  private static final String KEY = "sk-very-secret-key-9876";
  @AutoClose private static final TestPostgres DATABASE = TestPostgres.migrated();

  private final CustomTools tools =
      new StoredTools(
          new ToolTable(DATABASE.dataSource()),
          new Secrets(new Vault(MasterKey.of("01".repeat(32)))),
          Toolbox.discovered());

  private static CustomTool tool(String name, String url, Header... headers) {
    return new CustomTool(
        name,
        "Tells the weather.",
        "GET",
        url,
        List.of(headers),
        Map.of("type", "object"),
        Map.of("type", "object"),
        CustomTool.USUAL_TIMEOUT,
        CustomTool.USUAL_BYTES,
        true);
  }

  private static Header secret(String name, String value) {
    return new Header(name, value, true, null);
  }

  @Test
  void keeps_tools_with_their_secrets_sealed() {
    CustomTool tool =
        tool(
            "sealed",
            "https://any.test",
            secret("X-Key", KEY),
            new Header("X-B", "b", false, null));
    Saved saved = tools.create("acme", tool);
    assertThat(saved).isInstanceOf(Saved.Stored.class);
    assertThat(saved.toString() + tools.list("acme") + tools.find("acme", "sealed"))
        .doesNotContain(KEY);
    assertThat(tools.find("acme", "sealed").orElseThrow().headers())
        .containsExactly(
            new Header("X-Key", null, true, "9876"), new Header("X-B", "b", false, null));
    assertThat(tools.open("acme", "sealed")).contains(tool);
    List<Map<String, Object>> rows =
        JdbcClient.create(DATABASE.dataSource())
            .sql("select * from custom_tool")
            .query()
            .listOfRows();
    assertThat(rows.toString()).contains("X-Key").doesNotContain(KEY);
  }

  @Test
  void belongs_to_a_tenant() {
    assertThat(tools.create("one", tool("mine", "https://any.test")))
        .isInstanceOf(Saved.Stored.class);
    assertThat(tools.find("two", "mine")).isEmpty();
    assertThat(tools.delete("two", "mine")).isFalse();
    assertThat(tools.update("two", tool("mine", "https://any.test")))
        .isInstanceOf(Saved.Missing.class);
    assertThat(tools.create("two", tool("mine", "https://any.test")))
        .isInstanceOf(Saved.Stored.class);
    assertThat(tools.create("two", tool("mine", "https://any.test")))
        .isInstanceOf(Saved.Taken.class);
    assertThat(tools.specs("two", List.of("mine", "none")))
        .containsExactly(tool("mine", "https://any.test").spec());
    assertThat(tools.delete("two", "mine")).isTrue();
    assertThat(tools.find("two", "mine")).isEmpty();
  }

  @Test
  void a_secret_stays_until_another_is_given_or_the_server_changes() {
    Header kept = new Header("x-key", null, true, null);
    tools.create("acme", tool("kept", "https://any.test/a", secret("X-Key", KEY)));
    tools.update("acme", tool("kept", "https://any.test/b/{c}", kept)); // 'c' is not declared
    assertThat(tools.open("acme", "kept").orElseThrow().url()).isEqualTo("https://any.test/a");
    tools.update("acme", tool("kept", "https://any.test/b", kept));
    assertThat(tools.open("acme", "kept").orElseThrow().headers())
        .containsExactly(secret("x-key", KEY));
    for (String elsewhere :
        new String[] {"https://evil.test/b", "http://any.test/b", "https://any.test:8443/b"}) {
      assertThat(problems(tools.update("acme", tool("kept", elsewhere, kept))))
          .containsExactly("/headers/0/value");
    }
    tools.update("acme", tool("kept", "https://new.test", secret("X-Key", "another-secret-value")));
    assertThat(tools.open("acme", "kept").orElseThrow().headers())
        .containsExactly(secret("X-Key", "another-secret-value"));
    assertThat(
            problems(
                tools.update(
                    "acme", tool("kept", "https://new.test", new Header("X-C", null, true, null)))))
        .containsExactly("/headers/0/value");
  }

  @Test
  void reports_what_is_wrong_and_stores_nothing() {
    CustomTool bad = tool("dice", "ftp://x", new Header("X-C", null, true, null));
    assertThat(problems(tools.create("acme", bad)))
        .containsExactlyInAnyOrder("/name", "/url", "/headers/0/value");
    assertThat(tools.find("acme", "dice")).isEmpty();
  }

  private static List<String> problems(Saved saved) {
    assertThat(saved).isInstanceOf(Saved.Invalid.class);
    return ((Saved.Invalid) saved).problems().stream().map(ToolProblem::path).toList();
  }
}
