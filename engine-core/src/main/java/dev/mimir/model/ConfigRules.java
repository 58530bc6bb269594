package dev.mimir.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What has to hold of configurations and routes by themselves.
public final class ConfigRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,4096}");
  private static final int LONGEST_MODEL = 200;
  private static final int HEAVIEST = 1_000_000;
  private static final int MOST_MEMBERS = 32;

  private final List<Problem> problems = new ArrayList<>();

  private ConfigRules() {}

  /// Everything that is wrong with a configuration.
  ///
  /// @param keyStored whether a key is kept from before
  public static List<Problem> problems(
      ModelConfig.Draft draft, boolean keyStored, List<ProviderType> types) {
    ConfigRules rules = new ConfigRules();
    rules.name(draft.name());
    rules.that(
        draft.weight() >= 0 && draft.weight() <= HEAVIEST,
        "/weight",
        "Has to be from 0 to " + HEAVIEST + ".");
    rules.url(draft.apiUrl());
    rules.key(draft.apiKey());
    types.stream()
        .filter(type -> type.name().equals(draft.provider()))
        .findFirst()
        .ifPresentOrElse(
            type -> rules.ofType(draft, keyStored, type),
            () -> rules.that(false, "/provider", "Has to be one of " + names(types) + "."));
    rules.problems.addAll(ModelMetadata.problems(draft.metadata()));
    return rules.problems;
  }

  /// Everything that is wrong with a route.
  ///
  /// @param known ids of the tenant's configurations
  public static List<Problem> problems(ModelRoute.Draft draft, List<String> known) {
    ConfigRules rules = new ConfigRules();
    rules.name(draft.name());
    int size = draft.members().size() + draft.failover().size();
    rules.that(
        size > 0 && size <= MOST_MEMBERS,
        "/members",
        "Members and failover together are 1 to " + MOST_MEMBERS + " configurations.");
    List<String> before = new ArrayList<>();
    for (int i = 0; i < draft.members().size(); i++) {
      ModelRoute.Member member = draft.members().get(i);
      rules.member("/members/" + i + "/config_id", member.configId(), known, before);
      @Nullable Integer weight = member.weight();
      rules.that(
          weight == null || (weight >= 0 && weight <= HEAVIEST),
          "/members/" + i + "/weight",
          "Has to be from 0 to " + HEAVIEST + ".");
    }
    for (int i = 0; i < draft.failover().size(); i++) {
      rules.member("/failover/" + i, draft.failover().get(i), known, before);
    }
    return rules.problems;
  }

  private void ofType(ModelConfig.Draft draft, boolean keyStored, ProviderType type) {
    boolean url = draft.apiUrl() != null || !type.defaultUrl().isEmpty() || !type.needsModel();
    that(url, "/api_url", "The provider %s needs the URL of its server.".formatted(type.name()));
    that(
        !type.needsKey() || keyStored || draft.apiKey() != null,
        "/api_key",
        "The provider %s needs a key.".formatted(type.name()));
    that(
        !type.needsModel() || !draft.model().isBlank(),
        "/model",
        "Name the model, as the provider %s calls it.".formatted(type.name()));
    that(
        draft.model().length() <= LONGEST_MODEL,
        "/model",
        "Has to be at most " + LONGEST_MODEL + " characters.");
  }

  private void member(String path, String id, List<String> known, List<String> before) {
    that(known.contains(id), path, "There is no configuration with this id.");
    that(!before.contains(id), path, "Stands twice in this route.");
    before.add(id);
  }

  private void name(String name) {
    that(
        NAME.matcher(name).matches(),
        "/name",
        "Has to be 1 to 64 characters of A-Z, a-z, 0-9, _, . and -, and not begin with the last three.");
  }

  private void url(@Nullable String url) {
    that(
        url == null || server(url).isPresent(),
        "/api_url",
        "Has to be an absolute URL with http or https and a host, without user, query and fragment.");
  }

  private void key(@Nullable String key) {
    that(
        key == null || KEY.matcher(key).matches(),
        "/api_key",
        "Has to be 8 to 4096 visible ASCII characters without a space.");
  }

  private void that(boolean holds, String path, String message) {
    if (!holds) {
      problems.add(new Problem(path, message));
    }
  }

  private static Optional<URI> server(String url) {
    try {
      URI uri = new URI(url);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      boolean plain =
          uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
      return web && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static String names(List<ProviderType> types) {
    return types.stream().map(ProviderType::name).sorted().collect(Collectors.joining(", "));
  }
}
