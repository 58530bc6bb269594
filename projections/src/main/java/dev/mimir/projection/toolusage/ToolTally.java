package dev.mimir.projection.toolusage;

import dev.mimir.projection.calls.CallTables;
import dev.mimir.projection.calls.CallTally;
import java.util.Map;

/// Counts calls of custom tools; built-in ones call nobody.
final class ToolTally extends CallTally {
  private static final String TOOL = "tool";
  private static final String FINE = "ok";

  ToolTally(CallTables tables) {
    super(TOOL, tables);
  }

  @Override
  protected String asked(Map<String, Object> request) {
    return text(request, TOOL);
  }

  @Override
  protected void called(Place place, Map<String, Object> attempt) {
    String tool = text(attempt, TOOL);
    took(place, number(attempt, "millis"), tool);
    String outcome = text(attempt, "outcome");
    if (!outcome.equals(FINE)) {
      failed(place, outcome, tool);
    }
  }

  @Override
  protected void refused(Place place, String asked, String code) {
    failed(place, code, asked);
  }
}
