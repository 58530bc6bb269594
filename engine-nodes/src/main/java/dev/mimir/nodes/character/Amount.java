package dev.mimir.nodes.character;

import dev.mimir.dice.Dice;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.NodeContext;
import java.util.regex.Pattern;

/// A number that may be dice.
public final class Amount {
  private static final Pattern PLAIN = Pattern.compile(" *[0-9]{1,9} *");

  private Amount() {}

  /// The number, or what the dice come to, which are then recorded.
  public static long of(DiceTemplate template, NodeContext context) {
    Dice dice = template.in(context);
    return PLAIN.matcher(dice.notation()).matches()
        ? Long.parseLong(dice.notation().trim())
        : context.roll(dice, null).total();
  }
}
