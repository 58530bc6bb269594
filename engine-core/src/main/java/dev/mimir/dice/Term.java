package dev.mimir.dice;

/// A part of a notation.
sealed interface Term {
  Bounds bounds();

  Rational roll(Tray tray);

  /// The chances of what it comes to.
  ///
  /// @throws DiceNotationException when it takes too much work or memory
  Distribution odds(Workload work);

  record Constant(long value) implements Term {
    @Override
    public Bounds bounds() {
      return Bounds.of(value, value);
    }

    @Override
    public Rational roll(Tray tray) {
      return Rational.of(value);
    }

    @Override
    public Distribution odds(Workload work) {
      return Distribution.certain(value);
    }
  }

  record Arithmetic(Operator operator, Term left, Term right, Bounds bounds) implements Term {
    Arithmetic(Operator operator, Term left, Term right) {
      this(operator, left, right, operator.bounds(left.bounds(), right.bounds()));
    }

    @Override
    public Rational roll(Tray tray) {
      Rational first = left.roll(tray);
      return operator.apply(first, right.roll(tray));
    }

    @Override
    public Distribution odds(Workload work) {
      return left.odds(work).combined(operator, right.odds(work), work);
    }
  }

  record Call(Builtin function, Term argument, Bounds bounds) implements Term {
    Call(Builtin function, Term argument) {
      this(function, argument, function.bounds(argument.bounds()));
    }

    @Override
    public Rational roll(Tray tray) {
      return function.apply(argument.roll(tray));
    }

    @Override
    public Distribution odds(Workload work) {
      return argument.odds(work).mapped(function::apply, work);
    }
  }

  record PoolTerm(Pool pool, Bounds bounds) implements Term {
    PoolTerm(Pool pool) {
      this(pool, pool.bounds());
    }

    @Override
    public Rational roll(Tray tray) {
      return Rational.of(new PoolRoll(pool, tray).total());
    }

    @Override
    public Distribution odds(Workload work) {
      return new PoolOdds(pool, work).total();
    }
  }

  record GroupTerm(Group group, Bounds bounds) implements Term {
    GroupTerm(Group group) {
      this(group, group.bounds());
    }

    @Override
    public Rational roll(Tray tray) {
      return group.roll(tray);
    }

    @Override
    public Distribution odds(Workload work) {
      return group.odds(work);
    }
  }
}
