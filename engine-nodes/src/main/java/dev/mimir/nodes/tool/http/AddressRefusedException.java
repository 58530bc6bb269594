package dev.mimir.nodes.tool.http;

import java.net.UnknownHostException;

/// A host has an address that tools may not call.
final class AddressRefusedException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  AddressRefusedException(String host) {
    super(host);
  }
}
