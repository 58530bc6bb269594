package dev.mimir.expression;

/// The types that need no further words.
public final class Types {

  public static final Type INT = new Type.Int(null, null);
  public static final Type DOUBLE = new Type.Real(null, null);
  public static final Type BOOL = new Type.Bool();
  public static final Type STRING = new Type.Str();
  public static final Type TIMESTAMP = new Type.Timestamp();

  /// Anything: known only when it is evaluated.
  public static final Type DYN = new Type.Dyn();

  private Types() {}
}
