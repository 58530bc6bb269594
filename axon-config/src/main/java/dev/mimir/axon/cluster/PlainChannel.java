package dev.mimir.axon.cluster;

import java.io.IOException;
import java.util.List;
import org.axonframework.extensions.jgroups.commandhandling.JoinMessage;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.stack.Protocol;

/// A channel that sends the extension's messages as [Frames].
final class PlainChannel extends JChannel {

  PlainChannel(List<Protocol> stack, String name) throws Exception {
    super(stack);
    setName(name);
  }

  @Override
  public JChannel send(Address to, Object message) throws Exception {
    return super.send(new Message(to, Frames.of(message)));
  }

  /// Takes what the extension has put into a message by itself, which is how this server tells of
  /// itself.
  @Override
  public JChannel send(Message message) throws Exception {
    if (!(message.getObject() instanceof JoinMessage join)) {
      throw new IOException("not to be sent: " + message);
    }
    byte[] frame = Frames.of(new Frames.Membership(getName(), join));
    return super.send(new Message(message.getDest(), frame).setFlag(Message.Flag.OOB));
  }
}
