package dev.mimir.nodes.npc;

import dev.mimir.node.Effect;
import dev.mimir.node.NodeContext;
import dev.mimir.node.Outcome;
import dev.mimir.nodes.llm.Answer;
import dev.mimir.nodes.llm.Exchange;
import dev.mimir.nodes.llm.Messages;
import dev.mimir.nodes.llm.ModelRequest;
import dev.mimir.nodes.npc.NpcNode.Config;
import dev.mimir.session.Memory;
import dev.mimir.session.Memory.Utterance;
import dev.mimir.session.SessionEvent.Remembered;
import dev.mimir.session.SessionEvent.Spoken;
import dev.mimir.session.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One answer of a character, step by step: sum up, look up, speak.
record Conversation(Config config, NodeContext context, Talk talk) {
  private static final String SILENCE = "…";

  /// Makes room in the window, then goes on.
  Outcome remember() {
    List<Utterance> window = memory().window();
    int leaving = Tokens.leaving(window, config.remembering().budget());
    if (leaving == 0) {
      return lookUp(0, List.of());
    } else if (!config.remembering().sumsUp() && !config.remembering().learns()) {
      record(List.of(), leaving, null, List.of());
      return lookUp(0, List.of());
    }
    ModelRequest request = new Recap(config, context, talk).of(window.subList(0, leaving));
    return Outcome.request(request.effect(config, talk.owner()));
  }

  Outcome goOn(Effect.Done done) {
    if (Recall.isOf(done)) {
      return lookUp(Recall.base(done) + 1, Recall.found(config, done));
    } else if (Recap.isOf(done)) {
      new Recap(config, context, talk).learned(done);
      return lookUp(0, List.of());
    }
    return new Exchange(config, context).goOn(done, this::spoken);
  }

  private Outcome lookUp(int base, List<Map<String, Object>> found) {
    return config.knowledge() == null || base >= config.knowledge().bases().size()
        ? speak(found)
        : Outcome.request(new Recall(config.knowledge(), context, talk).effect(base, found));
  }

  private Outcome speak(List<Map<String, Object>> passages) {
    Portrait portrait = Portrait.of(talk.character(), context);
    List<Map<String, Object>> messages = new ArrayList<>();
    messages.add(Messages.system(new Briefing(config, context, talk, portrait).of(passages)));
    memory().window().forEach(utterance -> messages.add(message(utterance)));
    messages.add(
        Messages.user(talk.message().isBlank() ? SILENCE : named(talk.player()) + talk.message()));
    ModelRequest request =
        ModelRequest.of(config, messages)
            .with("script_default", Impromptu.line(portrait, talk.message(), turn()))
            .with("talk", talk.map());
    return new Exchange(config, context).ask(request, talk.owner());
  }

  private Map<String, Object> message(Utterance utterance) {
    String words = utterance.text().value();
    return utterance.player() == null
        ? Messages.assistant(words)
        : Messages.user(named(utterance.player()) + words);
  }

  /// Where several play, who speaks.
  private String named(String player) {
    return context.session().players().size() < 2
        ? ""
        : context.session().players().stream()
            .filter(one -> one.playerId().equals(player))
            .map(one -> one.name().value() + ": ")
            .findFirst()
            .orElse("");
  }

  private long turn() {
    return context.here().visits(context.node()) - 1;
  }

  private Outcome spoken(Answer answer) {
    String words = answer.text().strip();
    Text speaker = Text.plain(Portrait.of(talk.character(), context).name());
    context.record(
        new Spoken(
            context.frame(), context.node(), "npc", talk.character(), speaker, talk.text(words)));
    if (!config.remembering().nothing()) {
      remember(words);
    }
    if (config.into() != null) {
      context.write(config.into().name(), words, talk.owner());
    }
    return Outcome.next();
  }

  private void remember(String answer) {
    List<Utterance> said = new ArrayList<>();
    if (!talk.message().isBlank()) {
      said.add(new Utterance(talk.player(), talk.text(talk.message())));
    }
    said.add(new Utterance(null, talk.text(answer)));
    List<String> facts =
        config.remembering().learns()
            ? Facts.fresh(Facts.in(talk.message()), memory(), talk.player())
            : List.of();
    record(said, 0, null, facts);
  }

  void record(List<Utterance> said, long dropped, @Nullable Text summary, List<String> facts) {
    context.record(
        new Remembered(
            context.frame(),
            context.node(),
            talk.character(),
            talk.player(),
            said,
            dropped,
            summary,
            facts.stream().map(fact -> Text.of(talk.player(), fact)).toList()));
  }

  private Memory memory() {
    return context.session().world().memory(talk.character());
  }
}
