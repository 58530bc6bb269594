package dev.mimir.axon.aggregate;

import org.axonframework.commandhandling.CommandBus;

/// Where commands go that several servers could handle.
@FunctionalInterface
public interface CommandRouting {

  /// A bus that takes commands to one of the servers.
  ///
  /// @param local with the handlers of this server
  /// @param wire how commands travel
  CommandBus route(CommandBus local, CommandWire wire);
}
