package dev.mimir.graph;

import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The types of constants, inferred from their values.
final class DataTypes {
  private DataTypes() {}

  static Type of(Object value) {
    return switch (value) {
      case Long _ -> Types.INT;
      case Double _ -> Types.DOUBLE;
      case Boolean _ -> Types.BOOL;
      case String _ -> Types.STRING;
      case List<?> list -> new Type.ListOf(common(list));
      case Map<?, ?> map -> struct(map);
      default -> Types.DYN;
    };
  }

  private static Type common(List<?> list) {
    List<Type> types = list.stream().map(DataTypes::of).distinct().toList();
    // Objects of a list need not have the same fields, and lists of them are to be joined.
    return types.size() == 1 && !(types.getFirst() instanceof Type.Struct)
        ? types.getFirst()
        : Types.DYN;
  }

  private static Type struct(Map<?, ?> map) {
    Map<String, Type> fields = new LinkedHashMap<>();
    map.forEach((name, value) -> fields.put((String) name, of(value)));
    return new Type.Struct(fields);
  }
}
