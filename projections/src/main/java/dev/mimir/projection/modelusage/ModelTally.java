package dev.mimir.projection.modelusage;

import static dev.mimir.projection.schema.Tables.MODEL_USAGE;

import dev.mimir.projection.calls.CallTables;
import dev.mimir.projection.calls.CallTally;
import java.util.Map;

/// Counts calls to providers of models. One that is left alone for a while, since it kept failing,
/// is not called: that is a failure alone.
final class ModelTally extends CallTally {
  private static final String LEFT_ALONE = "CIRCUIT_OPEN";

  ModelTally(CallTables tables) {
    super("model", tables);
  }

  /// The log tells only with the call who was asked.
  @Override
  protected String asked(Map<String, Object> request) {
    return "";
  }

  @Override
  protected void called(Place place, Map<String, Object> attempt) {
    String[] of = {text(attempt, "provider"), text(attempt, "model")};
    String code = text(attempt, "error_code");
    if (!code.isEmpty()) {
      failed(place, code, of);
    }
    if (!code.equals(LEFT_ALONE)) {
      took(place, number(attempt, "latency_ms"), of);
    }
    count(place, MODEL_USAGE.TOKENS_IN, number(attempt, "tokens_in"), of);
    count(place, MODEL_USAGE.TOKENS_OUT, number(attempt, "tokens_out"), of);
    count(place, MODEL_USAGE.COST_MICROS, number(attempt, "cost_micros"), of);
  }

  @Override
  protected void refused(Place place, String asked, String code) {
    failed(place, code, "", "");
  }
}
