package dev.mimir.axon.server;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// On a real Axon Server, of which `MIMIR_TEST_AXON_SERVER` names `host:port`. Its context
/// `default` gets the events of these tests.
@Tag("axon-server")
@EnabledIfEnvironmentVariable(named = "MIMIR_TEST_AXON_SERVER", matches = ".+")
class RealServerTest extends AxonServerScenarios {

  @Override
  String server() {
    return Objects.requireNonNull(System.getenv("MIMIR_TEST_AXON_SERVER"));
  }
}
