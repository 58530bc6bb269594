package dev.mimir.axon.eventstore;

import dev.mimir.axon.serialization.PayloadType;
import dev.mimir.axon.serialization.PayloadTypes;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// The name under which positions are stored, also inside tokens of the framework.
final class StoredTokens implements PayloadTypes {

  private static final PayloadType POSITION = PayloadType.of("token.position", EventPosition.class);

  @Override
  public Collection<PayloadType> types() {
    return List.of(POSITION);
  }

  @Override
  public List<JacksonModule> modules() {
    return List.of(
        new SimpleModule("positions")
            .registerSubtypes(new NamedType(POSITION.type(), POSITION.name())));
  }
}
