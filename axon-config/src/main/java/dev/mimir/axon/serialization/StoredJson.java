package dev.mimir.axon.serialization;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How stored JSON looks: absent properties left out, whole numbers read as `Long`.
final class StoredJson {

  private StoredJson() {}

  static JsonMapper mapper(Collection<? extends PayloadTypes> contributions) {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    contributions.forEach(contribution -> contribution.modules().forEach(builder::addModule));
    return builder.build();
  }
}
