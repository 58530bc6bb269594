package dev.mimir.nodes.model;

import com.google.auto.service.AutoService;
import dev.mimir.model.ModelConfig;
import dev.mimir.model.ModelProviders;
import dev.mimir.model.ProviderType;
import dev.mimir.nodes.model.ChatException.Kind;
import dev.mimir.nodes.model.ChatRequest.Message;
import dev.mimir.nodes.model.ChatRequest.Role;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All providers on the class path, by name.
@AutoService(ModelProviders.class)
public final class Providers implements ModelProviders {
  private static final int FEW_TOKENS = 64;
  private static final int SHOWN = 200;

  private final Map<String, ChatProvider> byName = new TreeMap<>();

  public Providers() {
    this(ServiceLoader.load(ChatProvider.class));
  }

  Providers(Iterable<ChatProvider> providers) {
    providers.forEach(provider -> byName.put(provider.type().name(), provider));
  }

  @Override
  public List<ProviderType> types() {
    return byName.values().stream()
        .map(ChatProvider::type)
        .sorted(Comparator.comparing(ProviderType::name))
        .toList();
  }

  /// Asks a configured provider, for no longer than its configuration allows.
  ///
  /// @param longest bounds that further
  ChatReply chat(
      ModelConfig config,
      @Nullable String apiKey,
      ChatRequest request,
      Duration longest,
      Consumer<String> deltas)
      throws ChatException, InterruptedException {
    ChatProvider provider = byName.get(config.provider());
    if (provider == null) {
      throw new ChatException(
          Kind.NOT_FOUND, "This server has no provider '%s'.".formatted(config.provider()));
    }
    String url = config.apiUrl() == null ? provider.type().defaultUrl() : config.apiUrl();
    Duration whole = longest.compareTo(config.timeout()) < 0 ? longest : config.timeout();
    Endpoint endpoint = new Endpoint(url, apiKey, whole, config.metadata());
    try {
      return new Watch(whole, config.idleTimeout())
          .over(told -> provider.chat(endpoint, request, told), deltas);
    } catch (ChatException e) {
      throw Redaction.of(apiKey, e);
    }
  }

  @Override
  public Tested test(ModelConfig config, @Nullable String apiKey) throws InterruptedException {
    ChatRequest request =
        new ChatRequest(
            config.model(),
            List.of(new Message(Role.USER, "Answer with the word: pong", List.of(), null)),
            null,
            FEW_TOKENS,
            null,
            List.of(),
            new Script(Map.of(), "pong"));
    long start = System.nanoTime();
    try {
      ChatReply reply = chat(config, apiKey, request, config.timeout(), _ -> {});
      Attempt attempt = new Attempt(config, config.model(), millis(start), reply, null, null);
      return new Tested(
          true,
          reply.model(),
          attempt.latencyMs(),
          reply.tokensIn(),
          reply.tokensOut(),
          attempt.cost(),
          reply.text().substring(0, Math.min(SHOWN, reply.text().length())),
          null,
          null);
    } catch (ChatException e) {
      return new Tested(
          false, config.model(), millis(start), 0, 0, 0, null, e.kind().name(), e.message());
    }
  }

  static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
