package dev.mimir.notation;

import static dev.mimir.scenario.Events.ended;
import static dev.mimir.scenario.Events.entered;
import static dev.mimir.scenario.Events.left;
import static dev.mimir.scenario.Events.rolled;
import static dev.mimir.scenario.Scenarios.config;
import static dev.mimir.scenario.Scenarios.given;
import static dev.mimir.scenario.Scenarios.graph;

import org.junit.jupiter.api.Test;

class HouseExampleTest {
  @Test
  void leaves_by_failure_when_the_total_is_below_the_target() {
    given(
            graph()
                .node("bridge", "dice", config("notation", "2d6", "target", "9"))
                .edge("bridge", "failure", "pit"))
        .drawing(3, 4)
        .whenStarted()
        .then(
            entered("bridge"),
            rolled("2d6", 7, false),
            left("bridge", "failure"),
            entered("pit"),
            ended("pit", "pit"));
  }
}
