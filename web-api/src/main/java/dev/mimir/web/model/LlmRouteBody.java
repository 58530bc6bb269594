package dev.mimir.web.model;

import dev.mimir.model.ModelRoute;
import dev.mimir.web.http.JsonBody;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A route to be configured.
///
/// @param name by which nodes name it; `default` serves nodes that name nothing
/// @param members among whom requests are balanced
/// @param failover ids of configurations, tried in this order when the members have failed
record LlmRouteBody(
    String name, @Nullable List<MemberBody> members, @Nullable List<String> failover)
    implements JsonBody {

  /// @param weight left out for the configuration's own
  record MemberBody(String configId, @Nullable Integer weight) implements JsonBody {}

  /// The same for the engine.
  ModelRoute.Draft draft() {
    return new ModelRoute.Draft(
        Texts.given(name),
        given(members).map(LlmRouteBody::member).toList(),
        given(failover).map(Texts::given).toList());
  }

  private static ModelRoute.Member member(@Nullable MemberBody body) {
    return body == null
        ? new ModelRoute.Member("", null)
        : new ModelRoute.Member(Texts.given(body.configId()), body.weight());
  }

  private static <T> Stream<T> given(@Nullable List<T> list) {
    return list == null ? Stream.of() : list.stream();
  }
}
