package dev.mimir.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The page about the views says what the database says about them.
class AnalyticsPageTest {
  private static final Path PAGE = Path.of("../docs/analytics-sql.md");
  private static final String RENEW =
      "./mvnw -pl projections -am test -Dtest=AnalyticsPageTest -Dmimir.docs=renew"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static final Field<String> VIEW = DSL.field("view", String.class);

  private static final String COLUMNS =
      """
      select c.relname as view, obj_description(c.oid, 'pg_class') as about, a.attname as name,
        format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as comment
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'analytics'::regnamespace and a.attnum > 0
      order by c.relname, a.attnum
      """;

  private final TestDatabase database = TestDatabase.create();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void is_up_to_date() throws IOException {
    String page = page();
    if ("renew".equals(System.getProperty("mimir.docs"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("renew it by: %s", RENEW).exists();
    assertThat(Files.readString(PAGE, UTF_8)).as("renew it by: %s", RENEW).isEqualTo(page);
  }

  @Test
  void every_read_model_has_views() {
    assertThat(ReadModel.all()).allSatisfy(model -> assertThat(model.views(1)).isNotEmpty());
  }

  private String page() {
    new Views(ReadModel.all(), database.sql(), new AnalystRole(database.sql(), null, true))
        .follow();
    StringBuilder page = new StringBuilder(head());
    database
        .sql()
        .fetch(COLUMNS)
        .intoGroups(VIEW)
        .forEach((view, columns) -> {
          page.append("\n## %s\n%s\n\n".formatted(view, comment(columns.getFirst(), "about")));
          page.append("| column | type | |\n|---|---|---|\n");
          columns.forEach(column -> page.append(row(column)));
        });
    return page.toString();
  }

  private static String head() {
    return """
    # Views of the schema `analytics`

    Made from the comments in the database; `%s` makes it again.
    How to connect, and examples: [analysts.md](analysts.md).
    """
        .formatted(RENEW);
  }

  private static String row(Record column) {
    return "| `%s` | %s | %s |\n"
        .formatted(
            column.get("name"), column.get("type"), comment(column, "comment").replace("|", "\\|"));
  }

  private static String comment(Record of, String which) {
    return Objects.requireNonNull(of.get(which, String.class), () -> "no comment: " + of);
  }
}
