package dev.mimir.node;

import dev.mimir.dice.Dice;
import dev.mimir.dice.DiceNotationException;
import dev.mimir.expression.Template;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Dice whose notation may hold expressions, e.g. `{{ level }}d6`. Constant ones are compiled once.
public final class DiceTemplate {
  private final Template template;
  private final @Nullable Dice constant;

  /// @throws DiceNotationException when the template is constant and no notation
  public DiceTemplate(Template template) {
    this.template = template;
    this.constant = template.isConstant() ? Dice.parse(template.render(_ -> null)) : null;
  }

  /// The notation as it is written.
  public Template template() {
    return template;
  }

  /// The dice, when they are always the same.
  public Optional<Dice> constant() {
    return Optional.ofNullable(constant);
  }

  /// The dice for what a context sees.
  ///
  /// @throws NodeFailure when the template gives no notation
  public Dice in(NodeContext context) {
    if (constant != null) {
      return constant;
    }
    String notation = context.text(template);
    try {
      return Dice.parse(notation);
    } catch (DiceNotationException wrong) {
      throw new NodeFailure("DICE_NOTATION", "'" + notation + "': " + wrong.getMessage());
    }
  }
}
