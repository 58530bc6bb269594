package dev.mimir.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelReference;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import dev.cel.runtime.DefaultDispatcher;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import java.util.Collections;
import java.util.Set;

/// The run-time side of all functions and operators. Each has one implementation per number of
/// arguments, under the id `name#count`, which looks at its arguments itself: that is how ints and
/// doubles mix and how every value is bounded. CEL's own are kept where neither matters.
final class Library {

  private static final StandardFunction[] CELS_OWN = {
    StandardFunction.LOGICAL_NOT,
    StandardFunction.NOT_STRICTLY_FALSE,
    StandardFunction.GET_FULL_YEAR,
    StandardFunction.GET_MONTH,
    StandardFunction.GET_DAY_OF_YEAR,
    StandardFunction.GET_DAY_OF_MONTH,
    StandardFunction.GET_DATE,
    StandardFunction.GET_DAY_OF_WEEK,
    StandardFunction.GET_HOURS,
    StandardFunction.GET_MINUTES,
    StandardFunction.GET_SECONDS,
    StandardFunction.GET_MILLISECONDS
  };

  private static final Set<String> OURS =
      Set.of(
          "_+_",
          "_-_",
          "_*_",
          "_/_",
          "_%_",
          "-_",
          "_==_",
          "_!=_",
          "_<_",
          "_<=_",
          "_>_",
          "_>=_",
          "@in",
          "_[_]",
          "size",
          "int",
          "double",
          "string",
          "bool",
          "timestamp",
          "duration",
          "dyn",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "lower",
          "upper",
          "trim",
          "sum",
          "min",
          "max",
          "put",
          "drop",
          "keys",
          "join",
          "@range");

  private final DefaultDispatcher.Builder dispatcher = DefaultDispatcher.newBuilder();

  private Library() {}

  /// Whether a call of this name is dispatched by name and number of arguments.
  static boolean isOurs(String function) {
    return OURS.contains(function);
  }

  static String id(String function, int arguments) {
    return function + "#" + arguments;
  }

  static CelReference reference(String function, int arguments) {
    return CelReference.newBuilder().setName("").addOverloadIds(id(function, arguments)).build();
  }

  /// @param designed name and number of parameters of the designer's functions
  static DefaultDispatcher dispatcher(Iterable<Designed> designed) {
    Library library = new Library();
    library.celsOwn();
    library.operators();
    library.conversions();
    library.texts();
    library.collections();
    designed.forEach(library::designed);
    return library.dispatcher.build();
  }

  record Designed(String name, int parameters) {}

  private void celsOwn() {
    RuntimeEquality equality = RuntimeEquality.create(RuntimeHelpers.create(), CelOptions.DEFAULT);
    CelStandardFunctions.newBuilder()
        .includeFunctions(CELS_OWN)
        .build()
        .newFunctionBindings(equality, CelOptions.DEFAULT)
        .forEach(binding ->
            dispatcher.addOverload(
                binding.getOverloadId(),
                binding.getOverloadId(),
                binding.getArgTypes(),
                binding.isStrict(),
                binding.getDefinition()));
  }

  private void operators() {
    binary("_+_", Arithmetic::add);
    binary("_-_", Arithmetic::subtract);
    binary("_*_", Arithmetic::multiply);
    binary("_/_", Arithmetic::divide);
    binary("_%_", Arithmetic::modulo);
    unary("-_", Arithmetic::negate);
    unary(Guards.FUNCTION, Conversion::truth);
    binary("_==_", Comparison::equal);
    binary("_!=_", (left, right) -> !Comparison.equal(left, right));
    binary("_<_", (left, right) -> Comparison.compare(left, right) < 0);
    binary("_<=_", (left, right) -> Comparison.compare(left, right) <= 0);
    binary("_>_", (left, right) -> Comparison.compare(left, right) > 0);
    binary("_>=_", (left, right) -> Comparison.compare(left, right) >= 0);
    binary("@in", Comparison::in);
    binary("_[_]", Collecting::index);
  }

  private void conversions() {
    unary("int", Conversion::toInt);
    unary("double", Conversion::toDouble);
    unary("string", Conversion::toText);
    unary("bool", Conversion::toBool);
    unary("timestamp", Conversion::toTimestamp);
    unary("duration", Conversion::toDuration);
    unary("dyn", value -> value);
  }

  private void texts() {
    binary("contains", Wording::contains);
    binary("startsWith", Wording::startsWith);
    binary("endsWith", Wording::endsWith);
    binary("matches", Wording::matches);
    unary("lower", Wording::lower);
    unary("upper", Wording::upper);
    unary("trim", Wording::trim);
  }

  private void collections() {
    unary("size", Collecting::size);
    unary("keys", Collecting::keys);
    binary("drop", Collecting::drop);
    binary("join", Collecting::join);
    binary("@range", Collecting::range);
    function("put", 3, args -> Collecting.put(args[0], args[1], args[2]));
    unary("min", Collecting::min);
    unary("max", Collecting::max);
    unary("sum", Collecting::sum);
  }

  private void designed(Designed designed) {
    String name = designed.name();
    function(name, designed.parameters(), args -> Evaluation.current().call(name, args));
  }

  private void unary(String name, CelFunctionOverload.Unary<Object> function) {
    add(name, 1, CelFunctionBinding.from(name, Object.class, function).getDefinition());
  }

  private void binary(String name, CelFunctionOverload.Binary<Object, Object> function) {
    add(
        name,
        2,
        CelFunctionBinding.from(name, Object.class, Object.class, function).getDefinition());
  }

  private void function(String name, int arguments, CelFunctionOverload function) {
    add(name, arguments, function);
  }

  private void add(String name, int arguments, CelFunctionOverload function) {
    ImmutableList<Class<?>> types =
        ImmutableList.copyOf(Collections.nCopies(arguments, Object.class));
    dispatcher.addOverload(id(name, arguments), id(name, arguments), types, true, function);
  }
}
