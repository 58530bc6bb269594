package dev.mimir.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mimir.session.Text;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.WebJson;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas (2020-12) of records, as [WebJson] writes them: a component is required unless it
/// may be null. Records and enums become definitions, each under a name of its own.
public final class JsonSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Map<Class<?>, String> NUMBERS =
      Map.of(int.class, "int32", Integer.class, "int32", long.class, "int64", Long.class, "int64");

  private final String prefix;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  /// @param prefix of references to definitions, e.g. `#/$defs/`
  public JsonSchemas(String prefix) {
    this.prefix = prefix;
  }

  /// The definitions that the schemas made so far refer to, by name.
  public Map<String, ObjectNode> definitions() {
    return definitions;
  }

  /// The schema of a type.
  public ObjectNode of(Type type) {
    return of(type, Map.of());
  }

  /// The schema of a record with all that it refers to inside.
  public static ObjectNode whole(Class<? extends Record> type) {
    JsonSchemas schemas = new JsonSchemas("#/$defs/");
    schemas.of(type);
    ObjectNode whole = Objects.requireNonNull(schemas.definitions.remove(name(type)));
    if (!schemas.definitions.isEmpty()) {
      ObjectNode inside = whole.putObject("$defs");
      schemas.definitions.forEach(inside::set);
    }
    return whole;
  }

  private ObjectNode of(Type type, Map<TypeVariable<?>, Type> bound) {
    return switch (type) {
      case Class<?> plain -> plain(plain);
      case ParameterizedType generic -> generic(generic, bound);
      case TypeVariable<?> variable -> of(bound.getOrDefault(variable, Object.class), bound);
      default -> JSON.objectNode();
    };
  }

  private ObjectNode plain(Class<?> type) {
    if (type == String.class) {
      return typed("string");
    }
    if (type == Instant.class) {
      return typed("string").put("format", "date-time");
    }
    if (type == boolean.class || type == Boolean.class) {
      return typed("boolean");
    }
    if (NUMBERS.containsKey(type)) {
      return typed("integer").put("format", NUMBERS.get(type));
    }
    if (type == double.class || Number.class.isAssignableFrom(type)) {
      return typed("number");
    }
    if (type == Text.class) {
      return text();
    }
    if (type.isSealed()) {
      return anyOf(type);
    }
    return type.isRecord() || type.isEnum() ? defined(type, Map.of(), name(type)) : any();
  }

  /// What is of one kind may have all members that another kind requires.
  private ObjectNode anyOf(Class<?> type) {
    ObjectNode schema = JSON.objectNode();
    ArrayNode kinds = schema.putArray("anyOf");
    for (Class<?> kind : type.getPermittedSubclasses()) {
      kinds.add(plain(kind));
    }
    return schema;
  }

  private ObjectNode generic(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      return typed("array").set("items", of(arguments[0], bound));
    }
    if (Map.class.isAssignableFrom(raw)) {
      return typed("object")
          .set("additionalProperties", of(arguments[arguments.length - 1], bound));
    }
    Map<TypeVariable<?>, Type> inside = new HashMap<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < arguments.length; i++) {
      Type argument =
          arguments[i] instanceof TypeVariable<?> free
              ? bound.getOrDefault(free, Object.class)
              : arguments[i];
      inside.put(raw.getTypeParameters()[i], argument);
      name.append(name(argument));
    }
    return defined(raw, inside, name + name(raw));
  }

  private ObjectNode defined(Class<?> type, Map<TypeVariable<?>, Type> bound, String name) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, JSON.objectNode());
      definitions.put(name, type.isEnum() ? choice(type) : object(type, bound));
    }
    return JSON.objectNode().put("$ref", prefix + name);
  }

  private static ObjectNode choice(Class<?> type) {
    ObjectNode schema = typed("string");
    ArrayNode values = schema.putArray("enum");
    for (Object value : type.getEnumConstants()) {
      values.add(WebJson.ANSWERS.<JsonNode>valueToTree(value));
    }
    return schema;
  }

  private ObjectNode object(Class<?> type, Map<TypeVariable<?>, Type> bound) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length == 1 && isRaw(components[0])) {
      return any();
    }
    ObjectNode schema = typed("object");
    if (JsonBody.class.isAssignableFrom(type)) {
      schema.put("additionalProperties", false);
    }
    ObjectNode members = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (RecordComponent component : components) {
      add(type, component, bound, members, required);
    }
    for (Method method : type.getDeclaredMethods()) {
      JsonProperty named = method.getAnnotation(JsonProperty.class);
      if (named != null && !members.has(named.value())) {
        members.set(named.value(), of(method.getGenericReturnType(), bound));
        required.add(named.value());
      }
    }
    return schema;
  }

  private void add(
      Class<?> type,
      RecordComponent component,
      Map<TypeVariable<?>, Type> bound,
      ObjectNode members,
      ArrayNode required) {
    if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
      for (RecordComponent inner : component.getType().getRecordComponents()) {
        members.set(WebJson.snakeCase(inner.getName()), of(inner.getGenericType(), bound));
      }
      return;
    }
    String name = WebJson.snakeCase(component.getName());
    ObjectNode member = of(component.getGenericType(), bound);
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    boolean always =
        WebJson.writesNulls(type)
            && !component.getAccessor().isAnnotationPresent(JsonInclude.class);
    members.set(name, nullable && always ? orNull(member) : member);
    if (!nullable || always) {
      required.add(name);
    }
  }

  private static boolean isRaw(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonRawValue.class);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.has("type")) {
      String type = schema.get("type").stringValue();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    ObjectNode either = JSON.objectNode();
    either.putArray("anyOf").add(schema).add(typed("null"));
    return either;
  }

  private static ObjectNode text() {
    ObjectNode personal = typed("object");
    personal.putObject("properties").set("personal_of", typed("string"));
    ((ObjectNode) personal.get("properties")).set("value", typed("string"));
    personal.putArray("required").add("personal_of").add("value");
    ObjectNode schema = JSON.objectNode();
    schema.putArray("oneOf").add(typed("string")).add(personal);
    return schema;
  }

  private static ObjectNode any() {
    return JSON.objectNode();
  }

  private static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }

  private static String name(Type type) {
    if (type instanceof ParameterizedType generic) {
      return name(generic.getActualTypeArguments()[0]) + name(generic.getRawType());
    }
    Class<?> plain = (Class<?>) type;
    if (JsonNode.class.isAssignableFrom(plain)) {
      return "Json";
    }
    Class<?> outer = plain.getEnclosingClass();
    return outer == null || !outer.isRecord()
        ? plain.getSimpleName()
        : name(outer) + plain.getSimpleName();
  }
}
