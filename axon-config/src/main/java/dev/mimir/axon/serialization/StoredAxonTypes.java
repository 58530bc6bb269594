package dev.mimir.axon.serialization;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// The framework's own classes that reach the disk, under names of ours.
///
/// Tokens may contain tokens: each carries its name in the property `token`. The framework's
/// annotations would write class names there, mix-ins replace them.
final class StoredAxonTypes implements PayloadTypes {

  private static final List<PayloadType> TOKENS =
      List.of(
          PayloadType.of("token.replay", ReplayToken.class),
          PayloadType.of("token.merged", MergedTrackingToken.class),
          PayloadType.of("token.config", ConfigToken.class));

  @Override
  public Collection<PayloadType> types() {
    return Stream.concat(Stream.of(PayloadType.of("metadata", MetaData.class)), TOKENS.stream())
        .toList();
  }

  @Override
  public List<JacksonModule> modules() {
    return List.of(MetaDataJson.module(), tokens());
  }

  private static JacksonModule tokens() {
    SimpleModule module = new SimpleModule("tokens");
    module.setMixInAnnotation(TrackingToken.class, Named.class);
    module.setMixInAnnotation(ReplayToken.class, NamedParts.class);
    module.setMixInAnnotation(MergedTrackingToken.class, NamedSegments.class);
    TOKENS.forEach(t -> module.registerSubtypes(new NamedType(t.type(), t.name())));
    return module;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "token")
  private interface Named {}

  @SuppressWarnings("unused")
  private abstract static class NamedParts {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "token")
    @Nullable TrackingToken tokenAtReset;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "token")
    @Nullable TrackingToken currentToken;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    @Nullable Object context;
  }

  @SuppressWarnings("unused")
  private interface NamedSegments {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "token")
    TrackingToken lowerSegmentToken();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "token")
    TrackingToken upperSegmentToken();
  }
}
