package dev.mimir.axon.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mimir.engine.EngineUnavailableException;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandFailureTest {

  static Stream<RuntimeException> exceptions() {
    return Stream.of(
        new ConcurrencyException("somebody else"),
        new AggregateNotFoundException("a/b", "no such"),
        new AggregateStreamCreationException("there already"),
        new EngineUnavailableException("not now"),
        new NoHandlerForCommandException("nobody"),
        new CommandExecutionException("wrong", null));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void is_the_same_exception_on_the_other_server(RuntimeException thrown) {
    CommandWire wire = new CommandWire();
    SerializedObject<byte[]> sent =
        wire.serializer().serialize(CommandFailure.of(thrown), byte[].class);
    CommandFailure received = Objects.requireNonNull(wire.serializer().deserialize(sent));
    assertThat(received.exception("a/b")).hasSameClassAs(thrown).hasMessage(thrown.getMessage());
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void is_found_among_causes(RuntimeException thrown) {
    assertThat(CommandFailure.of(new IllegalStateException("outer", thrown)).exception("a/b"))
        .hasSameClassAs(thrown);
  }
}
