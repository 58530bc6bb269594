package dev.mimir.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.TypeParamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The compile-time side of functions and operators: CEL's own without unsigned ints and bytes, the
/// mixing of int and double, and our additions.
final class Declarations {

  private static final Set<StandardFunction> LEFT_OUT =
      Set.of(StandardFunction.TYPE, StandardFunction.UINT, StandardFunction.BYTES);

  private static final Set<CelKind> FOREIGN = Set.of(CelKind.UINT, CelKind.BYTES);

  private static final TypeParamType A = TypeParamType.create("A");
  private static final TypeParamType B = TypeParamType.create("B");
  private static final ListType LIST = ListType.create(A);
  private static final MapType MAP = MapType.create(STRING, A);

  private final Map<String, List<CelOverloadDecl>> overloads = new TreeMap<>();

  private Declarations() {}

  /// CEL's own functions and operators of the given names.
  static CelStandardDeclarations standard(Set<String> names) {
    return CelStandardDeclarations.newBuilder()
        .filterFunctions((function, overload) ->
            names.contains(function.functionName())
                && !LEFT_OUT.contains(function)
                && isUsable(overload.celOverloadDecl()))
        .build();
  }

  /// What is added to them, by name.
  static Map<String, CelFunctionDecl> additions() {
    Declarations declarations = new Declarations();
    declarations.mixing();
    declarations.texts();
    declarations.collections();
    Map<String, CelFunctionDecl> all = new HashMap<>();
    declarations.overloads.forEach((name, overloads) ->
        all.put(name, CelFunctionDecl.newFunctionDeclaration(name, overloads)));
    return Map.copyOf(all);
  }

  private static boolean isUsable(CelOverloadDecl overload) {
    return Stream.concat(overload.parameterTypes().stream(), Stream.of(overload.resultType()))
        .noneMatch(type -> FOREIGN.contains(type.kind()));
  }

  private void mixing() {
    for (String operator : List.of("_+_", "_-_", "_*_", "_/_")) {
      global(operator, DOUBLE, INT, DOUBLE);
      global(operator, DOUBLE, DOUBLE, INT);
    }
    for (String operator : List.of("_==_", "_!=_")) {
      global(operator, BOOL, INT, DOUBLE);
      global(operator, BOOL, DOUBLE, INT);
      global(operator, BOOL, ListType.create(INT), ListType.create(DOUBLE));
      global(operator, BOOL, ListType.create(DOUBLE), ListType.create(INT));
    }
    global("@in", BOOL, INT, ListType.create(DOUBLE));
    global("@in", BOOL, DOUBLE, ListType.create(INT));
    for (CelType scalar : List.of(INT, DOUBLE, BOOL)) {
      global("_+_", STRING, STRING, scalar);
      global("_+_", STRING, scalar, STRING);
    }
  }

  private void texts() {
    for (String function : List.of("lower", "upper", "trim")) {
      both(function, STRING, STRING);
    }
  }

  private void collections() {
    both("keys", ListType.create(STRING), MAP);
    both("put", MAP, MAP, STRING, A);
    both("drop", MAP, MAP, STRING);
    both("drop", LIST, LIST, INT);
    both("join", STRING, LIST, STRING);
    for (String function : List.of("min", "max", "sum")) {
      both(function, A, LIST);
    }
    global("@range", LIST, LIST, INT);
    global("@range", ListType.create(A), MapType.create(A, B), INT);
  }

  private void both(String function, CelType result, CelType... parameters) {
    global(function, result, parameters);
    add(function, result, List.of(parameters), true);
  }

  private void global(String function, CelType result, CelType... parameters) {
    add(function, result, List.of(parameters), false);
  }

  private void add(String function, CelType result, List<CelType> parameters, boolean member) {
    List<CelOverloadDecl> others = overloads.computeIfAbsent(function, _ -> new ArrayList<>());
    String id = "mimir:" + function + ":" + others.size();
    others.add(
        member
            ? CelOverloadDecl.newMemberOverload(id, result, parameters)
            : CelOverloadDecl.newGlobalOverload(id, result, parameters));
  }
}
