package dev.mimir.nodes.choice;

import dev.mimir.node.NodeContext;
import dev.mimir.node.Pick;
import dev.mimir.node.Pick.Candidate;
import dev.mimir.nodes.choice.ChoiceNode.Decide;
import dev.mimir.session.Answer;
import dev.mimir.session.SessionEvent.Voted;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides by the answers of several players.
///
/// @param answers in the order they came, at least one
record Ballot(Collection<Answer> answers, NodeContext context) {

  /// The choice that won, which is recorded.
  String decide(Decide how) {
    Map<String, Long> votes = new LinkedHashMap<>();
    answers.forEach(answer -> votes.merge(choice(answer), 1L, Long::sum));
    String winner = how == Decide.VOTE ? most(votes) : votes.keySet().iterator().next();
    context.record(new Voted(context.frame(), context.node(), winner, votes, item(winner)));
    return winner;
  }

  private static String choice(Answer answer) {
    return Objects.requireNonNull(answer.choice());
  }

  private String most(Map<String, Long> votes) {
    long top = Collections.max(votes.values());
    List<Candidate> best =
        votes.entrySet().stream()
            .filter(one -> one.getValue() == top)
            .map(one -> new Candidate(one.getKey(), 1))
            .toList();
    return best.size() == 1 ? best.getFirst().option() : context.pick(Pick.RANDOM, best);
  }

  private @Nullable Object item(String winner) {
    return answers.stream()
        .filter(answer -> choice(answer).equals(winner))
        .findFirst()
        .orElseThrow()
        .item();
  }
}
