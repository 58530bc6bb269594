package dev.mimir.web.openapi;

import dev.mimir.web.http.DaysQuery;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.FreshnessQuery;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.http.PageQuery;
import dev.mimir.web.http.SessionsQuery;
import dev.mimir.web.http.SliceQuery;
import dev.mimir.web.http.Upload;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;

/// What a handler method takes and answers, read from its signature and its [Answers].
///
/// @param id name of the operation
/// @param statuses of success
/// @param media type of success
/// @param data type of the data in the envelope
/// @param body type of the request's body; null when it has none
/// @param failures all ways to fail
/// @param keyed whether it heeds an `Idempotency-Key`
/// @param paged whether it takes `page` and `page_size`
/// @param sliced whether it takes `after` and `limit`
/// @param fresh whether it takes `at_least` and `session_id`
/// @param ofSessions whether it takes `version` and `origin`
/// @param ofDays whether it takes `from`, `to` and `tz`
/// @param csv whether it answers CSV too, and takes `format`
record Described(
    String id,
    Set<Integer> statuses,
    String media,
    Type data,
    @Nullable Class<?> body,
    Set<ErrorCode> failures,
    boolean keyed,
    boolean paged,
    boolean sliced,
    boolean fresh,
    boolean ofSessions,
    boolean ofDays,
    boolean csv) {

  private static final Set<ErrorCode> ANY =
      EnumSet.of(
          ErrorCode.VALIDATION_ERROR,
          ErrorCode.NOT_ACCEPTABLE,
          ErrorCode.INTERNAL_ERROR,
          ErrorCode.UNAVAILABLE);
  private static final Set<ErrorCode> WITH_BODY =
      EnumSet.of(
          ErrorCode.MALFORMED_JSON, ErrorCode.PAYLOAD_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE);

  /// The operation of a method; empty when it is none of the API's.
  static Optional<Described> of(Method method) {
    return Optional.ofNullable(method.getAnnotation(Answers.class))
        .map(answers -> of(method, answers));
  }

  private static Described of(Method method, Answers answers) {
    List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
    Optional<Class<?>> body = parameters.stream().filter(Described::isBody).findFirst();
    boolean keyed = parameters.contains(IdempotencyKey.class);
    return new Described(
        method.getName(),
        new LinkedHashSet<>(Arrays.stream(answers.status()).boxed().toList()),
        answers.media(),
        answers.data() == Void.class ? data(method.getGenericReturnType()) : answers.data(),
        body.orElse(null),
        failures(answers, asks(method), body.isPresent(), keyed),
        keyed,
        parameters.contains(PageQuery.class),
        parameters.contains(SliceQuery.class),
        parameters.contains(FreshnessQuery.class),
        parameters.contains(SessionsQuery.class),
        parameters.contains(DaysQuery.class),
        answers.csv());
  }

  /// The status that comes first in its [Answers].
  int usual() {
    return statuses.iterator().next();
  }

  /// Types of parameters that stand for something else than a parameter of the request.
  static Class<?>[] arguments() {
    return new Class<?>[] {
      Exchange.class,
      IdempotencyKey.class,
      PageQuery.class,
      SliceQuery.class,
      FreshnessQuery.class,
      SessionsQuery.class,
      DaysQuery.class
    };
  }

  private static boolean isBody(Class<?> type) {
    return type == Upload.class || JsonBody.class.isAssignableFrom(type);
  }

  private static Type data(Type answer) {
    return answer instanceof ParameterizedType envelope
        ? envelope.getActualTypeArguments()[0]
        : answer;
  }

  /// Whether it changes nothing and costs little: such requests are not limited.
  private static boolean asks(Method method) {
    return AnnotatedElementUtils.hasAnnotation(method, GetMapping.class);
  }

  private static Set<ErrorCode> failures(
      Answers answers, boolean asks, boolean body, boolean keyed) {
    Set<ErrorCode> failures = EnumSet.copyOf(ANY);
    if (!asks) {
      failures.add(ErrorCode.RATE_LIMITED);
    }
    failures.addAll(Arrays.asList(answers.fails()));
    if (body) {
      failures.addAll(WITH_BODY);
    }
    if (keyed) {
      failures.add(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }
    return failures;
  }
}
