package dev.mimir.graph.shape;

import dev.mimir.expression.Expression;
import dev.mimir.expression.Type;
import dev.mimir.expression.Types;
import dev.mimir.graph.ProblemCode;
import dev.mimir.node.Doc;
import dev.mimir.node.Element;
import dev.mimir.node.PortName;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The shape of a record: an object with a member for each component, in snake case. Components
/// marked `@Nullable` may be absent. Members that begin with `x-` are passed over.
public final class RecordShape<R extends Record> implements Shape<R> {
  private final Class<R> type;
  private final Constructor<R> constructor;
  private final Map<String, Member> members = new LinkedHashMap<>();

  private record Member(String name, RecordComponent component, Shape<?> shape, boolean optional) {}

  RecordShape(Class<R> type) {
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      Shape<?> shape = Shapes.of(component.getGenericType(), component);
      String name = snake(component.getName());
      members.put(name, new Member(name, component, shape, optional(component)));
    }
    this.constructor = canonical(type);
  }

  /// The names of the members.
  public List<String> members() {
    return List.copyOf(members.keySet());
  }

  /// Whether records of this kind are ways out of a node, with `next` in the short notation.
  public Optional<String> portMember() {
    return members.values().stream()
        .filter(member -> member.component().getType() == PortName.class)
        .map(Member::name)
        .findFirst();
  }

  /// The members that are lists of ways out of a node, each with the member that names the way.
  public Map<String, String> branchLists() {
    Map<String, String> lists = new LinkedHashMap<>();
    for (Member member : members.values()) {
      if (member.component().getGenericType() instanceof ParameterizedType generic
          && generic.getRawType() == List.class
          && generic.getActualTypeArguments()[0] instanceof Class<?> element
          && element.isRecord()) {
        Shapes.ofRecord(element.asSubclass(Record.class))
            .portMember()
            .ifPresent(port -> lists.put(member.name(), port));
      }
    }
    return lists;
  }

  @Override
  public @Nullable R read(JsonNode json, Pointer at, Names names) {
    if (!json.isObject()) {
      return Scalars.wrong(json, at, names, "an object");
    }
    boolean good = known(json, at, names);
    Names inner = named(json, at, names);
    @Nullable Object[] values = new @Nullable Object[members.size()];
    int i = 0;
    for (Member member : members.values()) {
      JsonNode value = json.get(member.name());
      if (value == null || value.isNull()) {
        good &= mayBeAbsent(member, at, inner);
      } else {
        // What a list is made of does not see the list's element.
        Names seen = listOf(member) ? names : inner;
        values[i] = member.shape().read(value, at.child(member.name()), seen);
        good &= values[i] != null;
      }
      i++;
    }
    return good ? created(values) : null;
  }

  private boolean known(JsonNode json, Pointer at, Names names) {
    boolean good = true;
    for (String name : json.propertyNames()) {
      if (!members.containsKey(name)
          && !name.startsWith("x-")
          && !(name.equals("next") && portMember().isPresent())) {
        names.problem(
            ProblemCode.SCHEMA,
            at.child(name),
            "there is no field '" + name + "' here" + Similar.hint(name, members.keySet()));
        good = false;
      }
    }
    return good;
  }

  private Names named(JsonNode json, Pointer at, Names names) {
    Element element = type.getAnnotation(Element.class);
    JsonNode list = element == null ? null : json.get(element.of());
    if (element == null || list == null) {
      return names;
    }
    JsonNode as = json.get(element.as());
    String name = as == null || !as.isString() ? element.otherwise() : as.stringValue();
    if (!Identifiers.VARIABLE.matcher(name).matches() || Identifiers.reservedForVariables(name)) {
      names.problem(
          ProblemCode.RESERVED_NAME,
          at.child(element.as()),
          "'" + name + "' cannot name an element");
      return names;
    }
    return names.with(name, elementType(list, names));
  }

  /// Problems of the list itself are reported when it is read.
  private static Type elementType(JsonNode list, Names names) {
    String source = Expressions.Formula.source(list);
    if (source != null
        && names.environment().expression(source)
            instanceof dev.mimir.expression.Compiled.Ok<Expression>(var expression)
        && expression.type() instanceof Type.ListOf(var of)) {
      return of;
    }
    return Types.DYN;
  }

  private boolean listOf(Member member) {
    Element element = type.getAnnotation(Element.class);
    return element != null && element.of().equals(member.name());
  }

  private static boolean mayBeAbsent(Member member, Pointer at, Names names) {
    if (!member.optional()) {
      names.problem(
          ProblemCode.SCHEMA, at.child(member.name()), "'" + member.name() + "' is missing");
    }
    return member.optional();
  }

  private R created(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(type + " refuses what its shape accepts", failed.getCause());
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(type + " cannot be created", failed);
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Schemas.type("object");
    Doc doc = type.getAnnotation(Doc.class);
    if (doc != null) {
      schema.put("description", doc.value());
    }
    ObjectNode properties = schema.putObject("properties");
    members.values().forEach(member -> properties.set(member.name(), described(member)));
    List<String> required =
        members.values().stream().filter(m -> !m.optional()).map(Member::name).toList();
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    if (portMember().isPresent()) {
      properties.putObject("next").put("$ref", "#/$defs/target");
    }
    schema.putObject("patternProperties").putObject("^x-");
    return schema.put("additionalProperties", false);
  }

  private ObjectNode described(Member member) {
    ObjectNode schema = member.shape().schema();
    Doc doc = member.component().getAnnotation(Doc.class);
    return doc == null ? schema : schema.put("description", doc.value());
  }

  private static boolean optional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static <R> Constructor<R> canonical(Class<R> type) {
    try {
      Class<?>[] parameters =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<R> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The member of a document that a component of a record is read from.
  public static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
