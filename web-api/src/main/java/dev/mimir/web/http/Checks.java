package dev.mimir.web.http;

import java.util.ArrayList;
import java.util.List;

/// Collects everything that is wrong with a body.
public final class Checks {
  private final List<Fault> faults = new ArrayList<>();

  /// Notes a fault unless something holds.
  ///
  /// @param path JSON pointer to the member
  public Checks that(boolean holds, String path, String message) {
    if (!holds) {
      faults.add(Fault.of(ErrorCode.VALIDATION_ERROR, path, message));
    }
    return this;
  }

  /// @throws ApiException when something is wrong
  public void done() {
    if (!faults.isEmpty()) {
      Fault first = faults.getFirst();
      throw new ApiException(
          ErrorCode.VALIDATION_ERROR, first.path() + ": " + first.message(), faults);
    }
  }
}
