package dev.mimir.axon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mimir.axon.cluster.Frames.Membership;
import java.io.IOException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.CommandMessageFilter;
import org.axonframework.commandhandling.distributed.commandfilter.AcceptAll;
import org.axonframework.commandhandling.distributed.commandfilter.DenyAll;
import org.axonframework.extensions.jgroups.commandhandling.JoinMessage;
import org.jgroups.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tell_of_a_member(boolean takes) throws Exception {
    CommandMessageFilter filter = takes ? AcceptAll.INSTANCE : DenyAll.INSTANCE;
    Membership told = new Membership("a/1", new JoinMessage(100, filter, 3, true));
    Membership read = (Membership) Frames.in(new Message(null, Frames.of(told)));
    assertThat(read.name()).isEqualTo("a/1");
    assertThat(read.join().getLoadFactor()).isEqualTo(100);
    assertThat(read.join().getOrder()).isEqualTo(3);
    assertThat(read.join().isExpectReply()).isTrue();
    assertThat(read.join().messageFilter().matches(new GenericCommandMessage<>("any")))
        .isEqualTo(takes);
  }

  @Test
  void are_never_read_by_the_serialization_of_java() {
    Message serialized = new Message(null, new JoinMessage(100, AcceptAll.INSTANCE, 1, true));
    assertThatThrownBy(() -> Frames.in(serialized)).isInstanceOf(IOException.class);
  }

  @Test
  void are_of_no_other_kind() {
    assertThatThrownBy(() -> Frames.of("anything")).isInstanceOf(IOException.class);
  }
}
