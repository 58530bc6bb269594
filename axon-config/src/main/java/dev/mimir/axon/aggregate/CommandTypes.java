package dev.mimir.axon.aggregate;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mimir.axon.serialization.PayloadType;
import dev.mimir.axon.serialization.PayloadTypes;
import dev.mimir.engine.SessionView;
import dev.mimir.session.Rejection;
import dev.mimir.session.SessionCommand;
import java.util.Collection;
import java.util.List;
import org.axonframework.messaging.RemoteExceptionDescription;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.module.SimpleModule;

/// The names by which commands and answers travel; they are never stored.
final class CommandTypes implements PayloadTypes {

  @Override
  public Collection<PayloadType> types() {
    return List.of(
        PayloadType.of("command.start", AggregateCommand.StartSession.class),
        PayloadType.of("command.move", AggregateCommand.MoveSession.class),
        PayloadType.of("command.play", AggregateCommand.PlaySession.class),
        PayloadType.of("command.publish", AggregateCommand.PublishGraph.class),
        PayloadType.of("command.archive", AggregateCommand.ArchiveGraph.class),
        PayloadType.of("command.apply", AggregateCommand.ApplyOperations.class),
        PayloadType.of("answer.done", Played.Done.class),
        PayloadType.of("answer.refused", Played.Refused.class),
        PayloadType.of("answer.repeated", Played.Repeated.class),
        PayloadType.of("answer.publication", GameGraph.Publication.class),
        PayloadType.of("answer.failed", CommandFailure.class),
        PayloadType.of("answer.unreadable", RemoteExceptionDescription.class));
  }

  @Override
  public List<JacksonModule> modules() {
    return List.of(
        new SimpleModule("commands")
            .setMixInAnnotation(SessionCommand.class, Named.class)
            .setMixInAnnotation(Rejection.class, Named.class)
            .setMixInAnnotation(SessionView.Output.class, Named.class));
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "@type")
  private interface Named {}
}
