/// A stand-in for Axon Server in tests, on the gRPC classes of its connector.
@NullMarked
package dev.mimir.axon.server.stub;

import org.jspecify.annotations.NullMarked;
