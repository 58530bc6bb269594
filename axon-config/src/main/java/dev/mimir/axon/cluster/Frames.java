package dev.mimir.axon.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.axonframework.commandhandling.distributed.CommandMessageFilter;
import org.axonframework.commandhandling.distributed.commandfilter.AcceptAll;
import org.axonframework.commandhandling.distributed.commandfilter.DenyAll;
import org.axonframework.extensions.jgroups.commandhandling.JGroupsDispatchMessage;
import org.axonframework.extensions.jgroups.commandhandling.JGroupsReplyMessage;
import org.axonframework.extensions.jgroups.commandhandling.JoinMessage;
import org.jgroups.Message;
import org.jgroups.util.Streamable;

/// The three messages that servers send each other, in a form of our own: the extension would have
/// Java's serialization read what comes from the network.
///
/// A server takes all commands or none, which is all that is told of what it takes.
final class Frames {
  private static final int COMMAND = 1;
  private static final int ANSWER = 2;
  private static final int MEMBER = 3;

  private Frames() {}

  /// A member tells of itself.
  ///
  /// @param name by which its place among the others is found
  record Membership(String name, JoinMessage join) {}

  static byte[] of(Object message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    DataOutputStream out = new DataOutputStream(bytes);
    switch (message) {
      case JGroupsDispatchMessage command -> {
        out.writeByte(COMMAND);
        command.writeTo(out);
      }
      case JGroupsReplyMessage answer -> {
        out.writeByte(ANSWER);
        answer.writeTo(out);
      }
      case Membership(String name, JoinMessage join) -> {
        out.writeByte(MEMBER);
        out.writeUTF(name);
        out.writeInt(join.getLoadFactor());
        out.writeInt(join.getOrder());
        out.writeBoolean(join.isExpectReply());
        out.writeBoolean(takes(join.messageFilter()));
      }
      default -> throw new IOException("not to be sent: " + message.getClass());
    }
    return bytes.toByteArray();
  }

  /// @throws IOException when it is none of them
  static Object in(Message message) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(
                message.getRawBuffer(), message.getOffset(), message.getLength()));
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case COMMAND -> read(new JGroupsDispatchMessage(), in);
      case ANSWER -> read(new JGroupsReplyMessage(), in);
      case MEMBER -> {
        String name = in.readUTF();
        int load = in.readInt();
        int order = in.readInt();
        boolean expectsReply = in.readBoolean();
        yield new Membership(
            name, new JoinMessage(load, filter(in.readBoolean()), order, expectsReply));
      }
      default -> throw new IOException("a message of kind " + kind);
    };
  }

  private static Streamable read(Streamable message, DataInputStream in) throws IOException {
    try {
      message.readFrom(in);
      return message;
    } catch (ClassNotFoundException never) {
      throw new IOException(never);
    }
  }

  private static boolean takes(CommandMessageFilter filter) {
    return !filter.equals(DenyAll.INSTANCE);
  }

  private static CommandMessageFilter filter(boolean takes) {
    return takes ? AcceptAll.INSTANCE : DenyAll.INSTANCE;
  }
}
