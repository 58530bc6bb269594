package dev.mimir.axon.model;

import dev.mimir.axon.model.ConfigTable.SealedKey;
import dev.mimir.axon.secret.Vault;
import dev.mimir.model.ConfigRules;
import dev.mimir.model.ModelChoice;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelProviders;
import dev.mimir.model.ModelRoute;
import dev.mimir.model.ModelSettings;
import dev.mimir.model.Problem;
import dev.mimir.model.Saved;
import dev.mimir.model.UnreadableKeyException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The settings in PostgreSQL. Those who change the settings of one tenant wait for each other, so
/// that names stay unique and routes never hold what is gone.
final class StoredModelSettings implements ModelSettings {
  private static final int HINT = 4;

  private final JdbcClient sql;
  private final TransactionTemplate transactions;
  private final ConfigTable configs;
  private final RouteTable routes;
  private final Vault vault;
  private final ModelProviders providers;
  private final InstantSource clock;

  StoredModelSettings(
      DataSource database, Vault vault, ModelProviders providers, InstantSource clock) {
    this.sql = JdbcClient.create(database);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
    this.configs = new ConfigTable(sql);
    this.routes = new RouteTable(sql);
    this.vault = vault;
    this.providers = providers;
    this.clock = clock;
  }

  @Override
  public String newId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public List<ModelConfig> configs(String tenant) {
    return configs.all(tenant);
  }

  @Override
  public Optional<ModelConfig> config(String tenant, String configId) {
    return configs.find(tenant, configId);
  }

  @Override
  public Saved<ModelConfig> create(String tenant, String configId, ModelConfig.Draft draft) {
    return alone(
        tenant,
        () ->
            saved(
                problems(tenant, configId, draft, SealedKey.NONE),
                () ->
                    configs.insert(tenant, configId, draft, sealed(tenant, configId, draft), now()),
                () -> configs.find(tenant, configId)));
  }

  @Override
  public Saved<ModelConfig> update(String tenant, String configId, ModelConfig.Draft draft) {
    return alone(
        tenant,
        () -> {
          if (configs.find(tenant, configId).isEmpty()) {
            return new Saved.Missing<>();
          }
          SealedKey kept = configs.key(tenant, configId);
          SealedKey key = draft.apiKey() == null ? kept : sealed(tenant, configId, draft);
          return saved(
              problems(tenant, configId, draft, kept),
              () -> configs.update(tenant, configId, draft, key, now()),
              () -> configs.find(tenant, configId));
        });
  }

  @Override
  public Saved<ModelConfig> deleteConfig(String tenant, String configId) {
    return alone(
        tenant,
        () -> {
          Optional<ModelConfig> known = configs.find(tenant, configId);
          return known.isEmpty()
              ? new Saved.Missing<>()
              : saved(uses(tenant, configId), () -> configs.delete(tenant, configId), () -> known);
        });
  }

  @Override
  public List<ModelRoute> routes(String tenant) {
    return routes.all(tenant);
  }

  @Override
  public Optional<ModelRoute> route(String tenant, String routeId) {
    return routes.find(tenant, routeId);
  }

  @Override
  public Saved<ModelRoute> create(String tenant, String routeId, ModelRoute.Draft draft) {
    return alone(
        tenant,
        () ->
            saved(
                problems(tenant, routeId, draft),
                () -> routes.insert(tenant, routeId, draft, now()),
                () -> routes.find(tenant, routeId)));
  }

  @Override
  public Saved<ModelRoute> update(String tenant, String routeId, ModelRoute.Draft draft) {
    return alone(
        tenant,
        () ->
            routes.find(tenant, routeId).isEmpty()
                ? new Saved.Missing<>()
                : saved(
                    problems(tenant, routeId, draft),
                    () -> routes.update(tenant, routeId, draft, now()),
                    () -> routes.find(tenant, routeId)));
  }

  @Override
  public Saved<ModelRoute> deleteRoute(String tenant, String routeId) {
    Optional<ModelRoute> known = routes.find(tenant, routeId);
    routes.delete(tenant, routeId);
    return known.isEmpty() ? new Saved.Missing<>() : new Saved.Stored<>(known.get());
  }

  @Override
  public Optional<ModelChoice> resolve(String tenant, @Nullable String named) {
    return new Resolution(configs.all(tenant), routes.all(tenant)).of(named);
  }

  @Override
  public Optional<String> apiKey(String tenant, String configId) {
    return Optional.ofNullable(configs.key(tenant, configId).sealed())
        .map(sealed -> opened(tenant, configId, sealed));
  }

  private String opened(String tenant, String configId, String sealed) {
    try {
      return vault.open(tenant, purpose(configId), sealed);
    } catch (IllegalStateException e) {
      throw new UnreadableKeyException(String.valueOf(e.getMessage()));
    }
  }

  private SealedKey sealed(String tenant, String configId, ModelConfig.Draft draft) {
    @Nullable String key = draft.apiKey();
    return key == null
        ? SealedKey.NONE
        : new SealedKey(
            vault.seal(tenant, purpose(configId), key),
            key.substring(Math.max(0, key.length() - HINT)));
  }

  private static String purpose(String configId) {
    return "llm-config/" + configId;
  }

  private List<Problem> problems(
      String tenant, String configId, ModelConfig.Draft draft, SealedKey kept) {
    List<Problem> problems = ConfigRules.problems(draft, kept.sealed() != null, providers.types());
    unique(tenant, configId, draft.name(), problems);
    return problems;
  }

  private List<Problem> problems(String tenant, String routeId, ModelRoute.Draft draft) {
    List<String> known = configs.all(tenant).stream().map(ModelConfig::configId).toList();
    List<Problem> problems = ConfigRules.problems(draft, known);
    unique(tenant, routeId, draft.name(), problems);
    return problems;
  }

  private void unique(String tenant, String id, String name, List<Problem> problems) {
    boolean taken =
        configs.all(tenant).stream()
                .anyMatch(other -> other.name().equals(name) && !other.configId().equals(id))
            || routes.all(tenant).stream()
                .anyMatch(other -> other.name().equals(name) && !other.routeId().equals(id));
    if (taken) {
      problems.add(
          new Problem("/name", "Another configuration or route has this name; nodes name both."));
    }
  }

  private List<Problem> uses(String tenant, String configId) {
    return routes.all(tenant).stream()
        .filter(route -> has(route, configId))
        .map(route ->
            new Problem(
                "",
                "The route %s has this configuration; take it out first.".formatted(route.name())))
        .toList();
  }

  private static boolean has(ModelRoute route, String configId) {
    return route.failover().contains(configId)
        || route.members().stream().anyMatch(member -> member.configId().equals(configId));
  }

  private static <T> Saved<T> saved(
      List<Problem> problems, Runnable change, Supplier<Optional<T>> found) {
    if (!problems.isEmpty()) {
      return new Saved.Invalid<>(List.copyOf(problems));
    }
    change.run();
    return new Saved.Stored<>(found.get().orElseThrow());
  }

  private <T> Saved<T> alone(String tenant, Supplier<Saved<T>> work) {
    return Objects.requireNonNull(
        transactions.execute(_ -> {
          sql.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
              .param("model/" + tenant)
              .query((_, _) -> true)
              .single();
          return work.get();
        }));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
