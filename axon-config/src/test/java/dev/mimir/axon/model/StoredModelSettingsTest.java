package dev.mimir.axon.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.axon.database.MasterKey;
import dev.mimir.axon.database.TestPostgres;
import dev.mimir.axon.secret.Vault;
import dev.mimir.model.ModelChoice;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelProviders;
import dev.mimir.model.ModelRoute;
import dev.mimir.model.ModelRoute.Member;
import dev.mimir.model.Problem;
import dev.mimir.model.Saved;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredModelSettingsTest {
  private static final String KEY = "sk-very-secret-4711";

  @AutoClose private static final TestPostgres DATABASE = TestPostgres.migrated();

  private final String tenant = "t-" + UUID.randomUUID().toString().substring(0, 8);
  private final StoredModelSettings settings = settings(DATABASE);

  @Test
  void stores_a_configuration_without_its_key_in_the_clear() {
    ModelConfig stored = create("main", KEY);
    assertThat(settings.config(tenant, stored.configId())).contains(stored);
    assertThat(stored)
        .returns("4711", ModelConfig::apiKeyHint)
        .returns(Map.of("prices", Map.of("*", Map.of("input", 5L))), ModelConfig::metadata);
    assertThat(settings.apiKey(tenant, stored.configId())).contains(KEY);
    assertThat(settings.configs(tenant)).containsExactly(stored);
    assertThat(rows()).doesNotContain(KEY).contains("v1:", "4711");
  }

  @Test
  void keeps_the_key_when_none_is_given_and_takes_a_new_one() {
    ModelConfig stored = create("main", KEY);
    ModelConfig renamed =
        stored(settings.update(tenant, stored.configId(), draft("renamed", null)));
    assertThat(renamed.name()).isEqualTo("renamed");
    assertThat(renamed.apiKeyHint()).isEqualTo("4711");
    assertThat(renamed.updatedAt()).isAfter(stored.updatedAt());
    assertThat(settings.apiKey(tenant, stored.configId())).contains(KEY);
    settings.update(tenant, stored.configId(), draft("renamed", "sk-another-0815"));
    assertThat(settings.apiKey(tenant, stored.configId())).contains("sk-another-0815");
  }

  @Test
  void creates_once_under_one_id() {
    String id = settings.newId();
    ModelConfig first = stored(settings.create(tenant, id, draft("main", KEY)));
    ModelConfig again = stored(settings.create(tenant, id, draft("main", KEY)));
    assertThat(again).isEqualTo(first);
    assertThat(settings.configs(tenant)).hasSize(1);
  }

  @Test
  void refuses_a_name_that_is_taken_by_either_kind() {
    ModelConfig main = create("main", KEY);
    route("spread", new Member(main.configId(), null));
    assertThat(paths(settings.create(tenant, "x", draft("main", KEY)))).containsExactly("/name");
    assertThat(paths(settings.create(tenant, "x", draft("spread", KEY)))).containsExactly("/name");
    assertThat(
            paths(
                settings.create(
                    tenant,
                    "x",
                    new ModelRoute.Draft(
                        "main", List.of(new Member(main.configId(), 1)), List.of()))))
        .containsExactly("/name");
    assertThat(paths(settings.update(tenant, main.configId(), draft("spread", null))))
        .containsExactly("/name");
    assertThat(settings.configs(tenant)).containsExactly(main);
  }

  @Test
  void keeps_a_configuration_that_a_route_has() {
    ModelConfig main = create("main", KEY);
    ModelRoute route = route("spread", new Member(main.configId(), null));
    assertThat(settings.deleteConfig(tenant, main.configId()))
        .isInstanceOfSatisfying(
            Saved.Invalid.class,
            invalid -> assertThat(invalid.problems().toString()).contains("spread"));
    assertThat(settings.deleteRoute(tenant, route.routeId())).isEqualTo(new Saved.Stored<>(route));
    assertThat(settings.deleteConfig(tenant, main.configId())).isEqualTo(new Saved.Stored<>(main));
    assertThat(settings.deleteConfig(tenant, main.configId())).isEqualTo(new Saved.Missing<>());
    assertThat(settings.deleteRoute(tenant, route.routeId())).isEqualTo(new Saved.Missing<>());
  }

  @Test
  void changes_only_what_there_is() {
    assertThat(settings.update(tenant, "none", draft("main", KEY)))
        .isEqualTo(new Saved.Missing<>());
    assertThat(settings.update(tenant, "none", new ModelRoute.Draft("main", List.of(), List.of())))
        .isEqualTo(new Saved.Missing<>());
    assertThat(settings.apiKey(tenant, "none")).isEmpty();
  }

  @Test
  void finds_whom_a_name_stands_for() {
    assertThat(settings.resolve(tenant, null)).isEmpty();
    ModelConfig one = create("one", KEY);
    ModelConfig two = create("two", KEY);
    ModelConfig off = stored(settings.create(tenant, "off", disabled("off")));
    assertThat(settings.resolve(tenant, null)).contains(ModelChoice.of(one));
    assertThat(settings.resolve(tenant, "two")).contains(ModelChoice.of(two));
    assertThat(settings.resolve(tenant, two.configId())).contains(ModelChoice.of(two));
    assertThat(settings.resolve(tenant, "off").orElseThrow().isEmpty()).isTrue();
    assertThat(settings.resolve(tenant, "none")).isEmpty();
    ModelRoute.Draft draft =
        new ModelRoute.Draft(
            "default",
            List.of(new Member(two.configId(), 7), new Member(off.configId(), 1)),
            List.of(one.configId()));
    stored(settings.create(tenant, "r", draft));
    assertThat(settings.resolve(tenant, null))
        .contains(new ModelChoice(List.of(new ModelChoice.Weighted(two, 7)), List.of(one)));
  }

  @Test
  void shows_nothing_to_another_tenant() {
    ModelConfig main = create("main", KEY);
    assertThat(settings.config("other", main.configId())).isEmpty();
    assertThat(settings.apiKey("other", main.configId())).isEmpty();
    assertThat(settings.resolve("other", "main")).isEmpty();
    assertThat(settings.update("other", main.configId(), draft("main", null)))
        .isEqualTo(new Saved.Missing<>());
  }

  private ModelConfig create(String name, String key) {
    return stored(settings.create(tenant, settings.newId(), draft(name, key)));
  }

  private ModelRoute route(String name, Member member) {
    return stored(
        settings.create(
            tenant, settings.newId(), new ModelRoute.Draft(name, List.of(member), List.of())));
  }

  private String rows() {
    return JdbcClient.create(DATABASE.dataSource())
        .sql("select string_agg(c::text, '|') from model_config c")
        .query(String.class)
        .single();
  }

  private static ModelConfig.Draft draft(String name, @Nullable String key) {
    return new ModelConfig.Draft(
        name,
        "openai",
        null,
        key,
        "gpt",
        true,
        3,
        Map.of("prices", Map.of("*", Map.of("input", 5L))));
  }

  private static ModelConfig.Draft disabled(String name) {
    return new ModelConfig.Draft(name, "openai", null, KEY, "gpt", false, 3, Map.of());
  }

  private static <T> T stored(Saved<T> saved) {
    return switch (saved) {
      case Saved.Stored<T>(T value) -> value;
      case Saved.Invalid<T> invalid -> throw new AssertionError(invalid);
      case Saved.Missing<T> missing -> throw new AssertionError(missing);
    };
  }

  private static List<String> paths(Saved<?> saved) {
    return saved instanceof Saved.Invalid<?>(List<Problem> problems)
        ? problems.stream().map(Problem::path).toList()
        : List.of();
  }

  private static StoredModelSettings settings(TestPostgres database) {
    return new StoredModelSettings(
        database.dataSource(),
        new Vault(MasterKey.of("07".repeat(32))),
        ModelProviders.discovered(),
        InstantSource.system());
  }
}
