package dev.mimir.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {
  @ParameterizedTest
  @EnumSource(dev.mimir.expression.ProblemCode.class)
  void there_is_a_code_for_every_problem_of_an_expression(dev.mimir.expression.ProblemCode code) {
    assertThat(Arrays.stream(ProblemCode.values()).map(Enum::name)).contains(code.name());
  }
}
