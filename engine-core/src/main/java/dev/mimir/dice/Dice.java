package dev.mimir.dice;

/// A dice notation, compiled. Immutable; [#roll] never fails on an honest source.
///
/// - `2d6`, `d20`, `d%` (100 sides), `4dF` (-1, 0 or +1).
/// - `kh` `kl` `dh` `dl` n: keep or drop the highest or lowest n (default 1). Several apply in the
///   order written; of equal dice the earlier counts as the lower. More than there are: all.
/// - `!` explode: a die that shows the highest face, or matches a compare point (`!>=5`, `!6`),
///   brings another. `!!` compound: the other is added to the same die. `!p` penetrate: each other
///   counts one less.
/// - `r<=2` reroll until it no longer matches, `ro<=2` once; a bare number means `=`.
/// - `min2` `max5`: what a single face counts at least, at most.
/// - `>=5` (`>` `<=` `<` `=`) counts successes in place of adding up; `f1` or `f<=2` behind it
///   subtracts failures. Behind `!` and `r` a comparison belongs to these: `6d10>=8!` or
///   `6d10!10>=8`.
/// - `{2d6, 1d10}kh1`: a group; its members are kept, dropped and counted by their totals.
/// - `+ - * /`, parentheses, `floor` (down), `ceil` (up), `round` (halves up), `abs`. Arithmetic is
///   exact; a fraction that is left at the end is rounded down.
///
/// Upper and lower case are the same, white space between parts does not matter. Modifiers work in
/// this order, however written: reroll, explode, min and max, keep and drop, count. Rerolls and
/// explosions look at the face that was rolled. Limits: [DiceLimits].
public final class Dice {
  private final String notation;
  private final Term term;

  private Dice(String notation, Term term) {
    this.notation = notation;
    this.term = term;
  }

  /// Compiles a notation.
  ///
  /// @throws DiceNotationException when the notation is wrong or beyond a limit
  public static Dice parse(String notation) {
    return new Dice(notation, Parser.parse(notation));
  }

  /// As it was written.
  public String notation() {
    return notation;
  }

  /// Rolls, numbering the draws from 0.
  public Roll roll(DieSource source) {
    return roll(source, 0);
  }

  /// Rolls. Faces are drawn from left to right; the rerolls and explosions of a die follow it at
  /// once.
  ///
  /// @param firstIndex the number of the first draw, where the source has been drawn from before
  /// @throws DiceNotationException after [DiceLimits#DRAWS] draws
  public Roll roll(DieSource source, int firstIndex) {
    Tray tray = new Tray(source, firstIndex);
    return tray.roll(notation, term.roll(tray).floor());
  }

  /// The exact chances of every total, computed anew at each call.
  ///
  /// @throws DiceNotationException when they are too many, or too much work, to compute
  public Odds odds() {
    Workload work = new Workload();
    Distribution whole = new Term.Call(Builtin.FLOOR, term).odds(work);
    if (whole.size() > DiceLimits.OUTCOMES) {
      throw Workload.tooMuch();
    }
    return Odds.of(whole);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dice dice && notation.equals(dice.notation);
  }

  @Override
  public int hashCode() {
    return notation.hashCode();
  }

  @Override
  public String toString() {
    return notation;
  }
}
