package dev.mimir.axon.aggregate;

import java.util.Set;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.node.ObjectNode;

/// Reads what operators did when nobody could say why: revision 2 has a `reason`, which is absent
/// of what was stored before.
final class Reasons extends SingleEventUpcaster {
  private static final Set<String> NAMES = Set.of("session.incident-resolved", "session.resumed");

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return NAMES.contains(event.getType().getName()) && "1".equals(event.getType().getRevision());
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        new SimpleSerializedType(event.getType().getName(), "2"), ObjectNode.class, json -> json);
  }
}
