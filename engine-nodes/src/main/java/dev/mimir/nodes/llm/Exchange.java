package dev.mimir.nodes.llm;

import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.node.Retry;
import dev.mimir.nodes.llm.Toolbelt.Used;
import dev.mimir.nodes.tool.Members;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A question to a model, with the tools that it calls before it answers. Each step is an effect
/// whose request carries all that the next step needs, so nothing else is kept.
///
/// @param context of the node that asks
public record Exchange(ModelOptions options, NodeContext context) {
  /// How often a model can call tools before it has to answer.
  static final int MOST_ROUNDS = 8;

  /// The model request that goes on once an effect came back.
  private static final String THEN = "then";

  private static final Duration SPECS_TIMEOUT = Duration.ofMinutes(1);

  /// Asks, with the tools that the options name.
  ///
  /// @param owner the player to whom what is sent belongs; null when to nobody
  public Outcome ask(ModelRequest request, @Nullable String owner) {
    Toolbelt tools = new Toolbelt(options.tools());
    if (tools.custom().isEmpty()) {
      return send(request.with("tools", tools.none() ? null : tools.builtIn()), owner);
    }
    return Outcome.request(
        new Effect(
            ToolSpecsHandler.KIND,
            Members.of(ToolSpecsHandler.TOOLS, tools.custom(), THEN, request.map()),
            owner,
            SPECS_TIMEOUT,
            Retry.DEFAULT));
  }

  /// Goes on after an effect of this exchange.
  ///
  /// @param answered what to do with the answer in the end
  public Outcome goOn(Effect.Done done, Function<Answer, Outcome> answered) {
    return switch (done.kind()) {
      case ModelRequest.KIND -> read(done, answered);
      case ToolSpecsHandler.KIND -> offer(done);
      default -> told(then(done.request()), Toolbelt.text(done.result()), done.personalOf());
    };
  }

  /// Goes on after an effect of this exchange failed for good: the model is told of a tool's
  /// failure, and may do without; any other is the node's.
  public Outcome failed(Effect.Failed failed) {
    return failed.kind().equals(Toolbelt.EFFECT)
        ? told(
            then(failed.request()),
            Toolbelt.problem(failed.code(), failed.message()),
            failed.personalOf())
        : Outcome.fail(failed.code(), failed.message());
  }

  private Outcome offer(Effect.Done done) {
    Toolbelt tools = new Toolbelt(options.tools());
    List<Map<String, Object>> all =
        tools.with(ModelRequest.maps(done.result().get(ToolSpecsHandler.TOOLS)));
    return send(then(done.request()).with("tools", all), done.personalOf());
  }

  private Outcome read(Effect.Done done, Function<Answer, Outcome> answered) {
    List<Map<String, Object>> calls = ModelRequest.calls(done.result());
    Answer answer = Answer.of(done);
    if (calls.isEmpty()) {
      return answered.apply(answer);
    }
    ModelRequest request = new ModelRequest(done.request());
    if (request.rounds() >= MOST_ROUNDS) {
      return Outcome.fail(
          "TOOL_ROUNDS",
          "the model called tools "
              + (MOST_ROUNDS + 1)
              + " times without an answer; say in 'system' when it has to stop, or offer fewer tools");
    }
    return use(request.saying(Messages.calling(answer.text(), calls)), done.personalOf());
  }

  /// Uses the tools that were called; the model hears of all of them at once.
  private Outcome use(ModelRequest request, @Nullable String owner) {
    ModelRequest now = request;
    for (Map<String, Object> call : request.pending()) {
      switch (Toolbelt.use(call, now.tools(), context)) {
        case Used.Told(String text) -> now = now.saying(Messages.told(id(call), text));
        case Used.Outside(var toolRequest) -> {
          return outside(toolRequest, now, owner);
        }
      }
    }
    return send(now, owner);
  }

  private Outcome outside(
      Map<String, Object> toolRequest, ModelRequest now, @Nullable String owner) {
    Map<String, Object> request = new LinkedHashMap<>(toolRequest);
    request.put(THEN, now.map());
    return Outcome.request(
        new Effect(
            Toolbelt.EFFECT, request, owner, options.timeout(), ModelRequest.retry(options)));
  }

  private Outcome told(ModelRequest request, String text, @Nullable String owner) {
    String id = id(request.pending().getFirst());
    return use(request.saying(Messages.told(id, text)), owner);
  }

  private Outcome send(ModelRequest request, @Nullable String owner) {
    return Outcome.request(request.effect(options, owner));
  }

  private static String id(Map<String, Object> call) {
    return call.getOrDefault("id", "").toString();
  }

  @SuppressWarnings("unchecked") // it was put there by this class
  private static ModelRequest then(Map<String, Object> request) {
    return new ModelRequest((Map<String, Object>) request.getOrDefault(THEN, Map.of()));
  }
}
