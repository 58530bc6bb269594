package dev.mimir.graph.shape;

import static java.util.Map.entry;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Template;
import dev.mimir.node.Assignments;
import dev.mimir.node.CalleeAssignments;
import dev.mimir.node.CalleeName;
import dev.mimir.node.CalleeValue;
import dev.mimir.node.CalleeVersion;
import dev.mimir.node.Cast;
import dev.mimir.node.CharacterName;
import dev.mimir.node.DiceTemplate;
import dev.mimir.node.EndingName;
import dev.mimir.node.FragmentName;
import dev.mimir.node.InputValues;
import dev.mimir.node.ItemName;
import dev.mimir.node.Lock;
import dev.mimir.node.PortName;
import dev.mimir.node.PortTexts;
import dev.mimir.node.Quorum;
import dev.mimir.node.Range;
import dev.mimir.node.Result;
import dev.mimir.node.VariableName;
import dev.mimir.node.VariableTexts;
import dev.mimir.node.Words;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the shape of a Java type.
public final class Shapes {
  private static final Map<Class<?>, Function<AnnotatedElement, Shape<?>>> KNOWN =
      Map.ofEntries(
          entry(String.class, c -> new Scalars.Text(min(c, 0), max(c))),
          entry(long.class, c -> new Scalars.Whole(min(c, Long.MIN_VALUE), max(c), false)),
          entry(Long.class, c -> new Scalars.Whole(min(c, Long.MIN_VALUE), max(c), false)),
          entry(int.class, Shapes::small),
          entry(Integer.class, Shapes::small),
          entry(double.class, _ -> new Scalars.Real()),
          entry(Double.class, _ -> new Scalars.Real()),
          entry(boolean.class, _ -> new Scalars.Truth()),
          entry(Boolean.class, _ -> new Scalars.Truth()),
          entry(Duration.class, _ -> new Scalars.Time()),
          entry(Object.class, _ -> new Scalars.Plain()),
          entry(JsonNode.class, _ -> new Scalars.Raw()),
          entry(Expression.class, Shapes::formula),
          entry(Template.class, _ -> new Expressions.Words()),
          entry(DiceTemplate.class, _ -> new Expressions.Notation()),
          entry(VariableName.class, c -> new NamedThings.Variable(kind(c))),
          entry(Lock.class, _ -> new Expressions.Reason()),
          entry(PortName.class, _ -> NamedThings.Slug.PORT),
          entry(EndingName.class, _ -> NamedThings.Slug.ENDING),
          entry(ItemName.class, _ -> NamedThings.Thing.ITEM),
          entry(CharacterName.class, _ -> NamedThings.Thing.CHARACTER),
          entry(FragmentName.class, _ -> new Calling.Fragment()),
          entry(CalleeName.class, _ -> new Calling.Name()),
          entry(CalleeVersion.class, _ -> new Calling.Version()),
          entry(PortTexts.class, _ -> new NamedTexts.Ports()),
          entry(VariableTexts.class, _ -> new NamedTexts.Variables()),
          entry(Assignments.class, _ -> new NamedThings.Writes()),
          entry(CalleeAssignments.class, _ -> new Calling.Outputs()),
          entry(InputValues.class, _ -> new Calling.Inputs()),
          entry(Quorum.class, c -> new Branching.HowMany(words(c))),
          entry(CalleeValue.class, _ -> new Branching.Value()),
          entry(Cast.Skill.class, _ -> new SkillShape()));

  private static final ClassValue<RecordShape<?>> RECORDS =
      new ClassValue<>() {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        protected RecordShape<?> computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private Shapes() {}

  /// The shape of a config record.
  @SuppressWarnings("unchecked")
  public static <R extends Record> RecordShape<R> ofRecord(Class<R> type) {
    return (RecordShape<R>) RECORDS.get(type);
  }

  /// The shape of a record's component.
  static Shape<?> of(Type type, AnnotatedElement component) {
    if (!(type instanceof ParameterizedType generic)) {
      return single((Class<?>) type, component);
    }
    Type[] of = generic.getActualTypeArguments();
    // Bounds on the component are the container's, not its elements'.
    AnnotatedElement element = component.isAnnotationPresent(Range.class) ? Map.class : component;
    return generic.getRawType() == List.class
        ? new Containers.ListShape<>(of(of[0], element), min(component, 0), max(component))
        : new Containers.MapShape<>(of(of[1], element), min(component, 0), max(component));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Shape<?> single(Class<?> type, AnnotatedElement component) {
    Function<AnnotatedElement, Shape<?>> known = KNOWN.get(type);
    if (known != null) {
      return known.apply(component);
    }
    if (type.isEnum()) {
      return new Scalars.Constant(type);
    }
    if (type.isRecord()) {
      return RECORDS.get(type);
    }
    throw new IllegalArgumentException("a config cannot hold " + type);
  }

  private static Shape<?> small(AnnotatedElement component) {
    long most = Math.min(max(component), Integer.MAX_VALUE);
    return new Scalars.Whole(min(component, Integer.MIN_VALUE), most, true);
  }

  private static Shape<?> formula(AnnotatedElement component) {
    return new Expressions.Formula(kind(component), words(component));
  }

  private static List<String> words(AnnotatedElement component) {
    Words words = component.getAnnotation(Words.class);
    return words == null ? List.of() : List.of(words.value());
  }

  private static Result.@Nullable Kind kind(AnnotatedElement component) {
    Result result = component.getAnnotation(Result.class);
    return result == null ? null : result.value();
  }

  private static long min(AnnotatedElement component, long otherwise) {
    Range range = component.getAnnotation(Range.class);
    return range == null ? otherwise : range.min();
  }

  private static long max(AnnotatedElement component) {
    Range range = component.getAnnotation(Range.class);
    return range == null ? Long.MAX_VALUE : range.max();
  }
}
