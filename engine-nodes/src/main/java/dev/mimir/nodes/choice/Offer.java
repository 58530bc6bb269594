package dev.mimir.nodes.choice;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.node.Lock;
import dev.mimir.node.NodeContext;
import dev.mimir.node.NodeFailure;
import dev.mimir.nodes.choice.ChoiceNode.Choice;
import dev.mimir.nodes.choice.ChoiceNode.Config;
import dev.mimir.session.Player;
import dev.mimir.session.Text;
import dev.mimir.session.Wait.Awaited;
import dev.mimir.session.Wait.Kind;
import dev.mimir.session.Wait.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be taken now, and what is shown but locked.
final class Offer {
  private static final Text NO_REASON = Text.plain("");

  private final NodeContext context;
  private final List<Option> open = new ArrayList<>();
  private final List<Option> locked = new ArrayList<>();

  private Offer(NodeContext context) {
    this.context = context;
  }

  static Offer of(List<Choice> choices, NodeContext context) {
    Offer offer = new Offer(context);
    for (Choice choice : choices) {
      if (choice.each() == null) {
        offer.add(choice);
      } else {
        offer.addEach(choice, choice.each());
      }
    }
    return offer;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  Awaited awaited(Config config, NodeContext asking) {
    Template prompt = config.prompt();
    return new Awaited(
        Kind.CHOICE,
        prompt == null ? null : asking.words(prompt),
        List.copyOf(open),
        List.copyOf(locked),
        null,
        asking.players().stream().map(Player::playerId).toList(),
        asking.deadline(config.timeout()),
        config.asksAll() ? Integer.valueOf(Awaited.ALL) : null);
  }

  private void add(Choice choice) {
    String hint = choice.key() == null ? null : key(context.evaluate(choice.key()), choice);
    add(new One(choice, choice.id().name(), context, null, hint, null));
  }

  private void addEach(Choice choice, Expression each) {
    String owner = context.personalOf(each.references());
    Set<String> keys = new HashSet<>();
    int place = 0;
    for (Object element : (List<?>) context.evaluate(each)) {
      NodeContext seeing = context.with(choice.element(), element);
      String key = key(choice, element, ++place, seeing);
      if (!keys.add(key)) {
        throw new NodeFailure(
            "DUPLICATE_CHOICE",
            "two elements of choice '"
                + choice.id().name()
                + "' have the key '"
                + key
                + "'; let 'key' tell them apart");
      }
      String id = choice.id().name() + ChoiceNode.KEY_SEPARATOR + key;
      add(new One(choice, id, seeing, element, null, owner));
    }
  }

  private static String key(Choice choice, Object element, int place, NodeContext seeing) {
    if (choice.key() != null) {
      return key(seeing.evaluate(choice.key()), choice);
    }
    return element instanceof String || element instanceof Long
        ? key(element, choice)
        : Integer.toString(place);
  }

  private static String key(Object value, Choice choice) {
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    if (!scalar || value.equals("")) {
      throw new NodeFailure(
          "BAD_KEY",
          "a key of choice '" + choice.id().name() + "' is no text or number, or is empty");
    }
    return value.toString();
  }

  private void add(One one) {
    if (one.isOpen()) {
      open.add(one.option(null));
    } else if (one.choice.locked() != null) {
      locked.add(one.option(one.reason(one.choice.locked())));
    }
  }

  /// One thing to choose.
  ///
  /// @param owner the player to whom the element belongs
  private record One(
      Choice choice,
      String id,
      NodeContext seeing,
      @Nullable Object element,
      @Nullable String key,
      @Nullable String owner) {

    boolean isOpen() {
      boolean usedUp =
          Boolean.TRUE.equals(choice.once()) && seeing.here().taken(seeing.node(), id) > 0;
      return !usedUp && seeing.holds(choice.when());
    }

    Option option(@Nullable Text reason) {
      return new Option(id, words(choice.text()), reason, element, key);
    }

    Text reason(Lock lock) {
      return lock.reason() == null ? NO_REASON : words(lock.reason());
    }

    private Text words(Template template) {
      Text words = seeing.words(template);
      boolean showsElement = template.references().contains(choice.element());
      return owner != null && showsElement ? Text.of(owner, words.value()) : words;
    }
  }
}
