package dev.mimir.axon.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Turns a refusal into Boot's description and action.
final class StartupRefusedAnalyzer extends AbstractFailureAnalyzer<StartupRefusedException> {

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable rootFailure, StartupRefusedException refusal) {
    return new FailureAnalysis(String.valueOf(refusal.getMessage()), refusal.action(), refusal);
  }
}
