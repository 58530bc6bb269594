package dev.mimir.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Translates between our types and CEL's. An object becomes a CEL struct with a name that cannot
/// be written in an expression.
final class CelTypes {

  private static final Set<CelKind> NO_VALUES =
      Set.of(CelKind.DURATION, CelKind.NULL_TYPE, CelKind.BYTES, CelKind.UINT, CelKind.TYPE);

  private final Map<String, StructType> structs = new HashMap<>();
  private final Map<String, Type.Struct> originals = new HashMap<>();

  /// @param name a name for the value, unique in an environment
  CelType toCel(Type type, String name) {
    return switch (type) {
      case Type.Int _ -> SimpleType.INT;
      case Type.Real _ -> SimpleType.DOUBLE;
      case Type.Bool _ -> SimpleType.BOOL;
      case Type.Str _, Type.Enumeration _ -> SimpleType.STRING;
      case Type.Timestamp _ -> SimpleType.TIMESTAMP;
      case Type.Dyn _ -> SimpleType.DYN;
      case Type.ListOf(var of) -> ListType.create(toCel(of, name + "[]"));
      case Type.MapOf(var of) -> MapType.create(SimpleType.STRING, toCel(of, name + "{}"));
      case Type.Keyed(_, var of, _) -> MapType.create(SimpleType.STRING, toCel(of, name + "{}"));
      case Type.Struct struct -> struct(struct, "@" + name);
    };
  }

  private StructType struct(Type.Struct struct, String name) {
    ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
    struct.fields().forEach((field, type) -> builder.put(field, toCel(type, name + "." + field)));
    ImmutableMap<String, CelType> fields = builder.buildOrThrow();
    StructType result =
        StructType.create(
            name,
            ImmutableSet.copyOf(struct.fields().keySet()),
            field -> Optional.ofNullable(fields.get(field)));
    structs.put(name, result);
    originals.put(name, struct);
    return result;
  }

  Type fromCel(CelType type) {
    return switch (type) {
      case ListType list -> new Type.ListOf(fromCel(list.elemType()));
      case MapType map -> new Type.MapOf(fromCel(map.valueType()));
      default -> simple(type);
    };
  }

  private Type simple(CelType type) {
    return switch (type.kind()) {
      case INT -> Types.INT;
      case DOUBLE -> Types.DOUBLE;
      case BOOL -> Types.BOOL;
      case STRING -> Types.STRING;
      case TIMESTAMP -> Types.TIMESTAMP;
      case STRUCT -> Optional.<Type>ofNullable(originals.get(type.name())).orElse(Types.DYN);
      default -> Types.DYN;
    };
  }

  /// Whether a value of the type can be the result of an expression.
  static boolean isValue(CelType type) {
    return switch (type) {
      case ListType list -> !list.hasElemType() || isValue(list.elemType());
      case MapType map -> isText(map.keyType()) && isValue(map.valueType());
      default -> !NO_VALUES.contains(type.kind());
    };
  }

  private static boolean isText(CelType type) {
    return switch (type.kind()) {
      case STRING, DYN, TYPE_PARAM -> true;
      default -> false;
    };
  }

  /// The objects that were translated so far.
  CelTypeProvider provider() {
    return new Structs(ImmutableMap.copyOf(structs));
  }

  private record Structs(ImmutableMap<String, CelType> byName) implements CelTypeProvider {

    @Override
    public ImmutableCollection<CelType> types() {
      return byName.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }
}
