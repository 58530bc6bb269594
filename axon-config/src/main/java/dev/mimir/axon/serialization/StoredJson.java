package dev.mimir.axon.serialization;

import dev.mimir.value.Json;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;

/// How stored JSON looks: as everywhere, see [Json].
final class StoredJson {

  private StoredJson() {}

  static JsonMapper mapper(Collection<? extends PayloadTypes> contributions) {
    JsonMapper.Builder builder = Json.MAPPER.rebuild();
    contributions.forEach(contribution -> contribution.modules().forEach(builder::addModule));
    return builder.build();
  }
}
