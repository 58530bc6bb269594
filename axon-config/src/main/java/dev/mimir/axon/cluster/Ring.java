package dev.mimir.axon.cluster;

import dev.mimir.axon.aggregate.CommandWire;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.distributed.commandfilter.AcceptAll;
import org.axonframework.commandhandling.distributed.commandfilter.DenyAll;
import org.axonframework.extensions.jgroups.commandhandling.JGroupsConnector;
import org.jgroups.Address;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.View;
import org.jgroups.util.NameCache;

/// The servers that take commands, each with a share of the sessions.
///
/// What arrives is read as [Frames], never by Java's serialization.
final class Ring extends JGroupsConnector {
  private static final System.Logger LOG = System.getLogger(Ring.class.getName());
  private static final String NAME = "mimir";
  private static final int LOAD = 100;

  private final JChannel channel;

  private Ring(Builder builder, JChannel channel) {
    super(builder);
    this.channel = channel;
  }

  /// @param handlers of this server, whose failures are answers
  static Ring of(JChannel channel, CommandBus handlers, CommandWire wire) {
    RoutingStrategy byAggregate = wire::key;
    Ring ring =
        new Ring(
            builder()
                .channel(channel)
                .clusterName(NAME)
                .localSegment(handlers)
                .serializer(wire.serializer())
                .routingStrategy(byAggregate)
                .executorService(threads()),
            channel);
    ring.updateMembership(LOAD, AcceptAll.INSTANCE);
    return ring;
  }

  private static ExecutorService threads() {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual()
            .name("routed-", 0)
            .uncaughtExceptionHandler(
                (_, failure) -> LOG.log(Level.DEBUG, "an answer that nobody waits for", failure))
            .factory());
  }

  @Override
  public void receive(Message message) {
    try {
      switch (Frames.in(message)) {
        case Frames.Membership(String name, var join) -> {
          // by its name a member finds its place in the ring, which has to be the same for all
          NameCache.add(message.getSrc(), name);
          super.receive(new Received(message.getSrc(), join));
        }
        case Object frame -> super.receive(new Received(message.getSrc(), frame));
      }
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "not understood: what " + message.getSrc() + " sent", unreadable);
    }
  }

  /// Somebody else who is to be asked; empty when it is for this server.
  Optional<Member> other(CommandMessage<?> command) {
    return channel.isConnected()
        ? findDestination(command).filter(member -> !address(member).equals(channel.getAddress()))
        : Optional.empty();
  }

  /// Whether it is there still, as far as is known.
  boolean has(Member member) {
    View view = channel.getView();
    return view != null && view.containsMember(address(member));
  }

  private Address address(Member member) {
    return resolveAddress(member);
  }

  /// How many servers take commands, this one among them; none before it is connected.
  int size() {
    return channel.isConnected() ? getConsistentHash().getMembers().size() : 0;
  }

  /// Asks the others to send no more commands.
  void resign() {
    updateMembership(LOAD, DenyAll.INSTANCE);
  }

  /// A message that has been read.
  private static final class Received extends Message {
    private final Object frame;

    Received(Address from, Object frame) {
      setSrc(from);
      this.frame = frame;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> T getObject() {
      return (T) frame;
    }
  }
}
