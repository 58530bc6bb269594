package dev.mimir.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mimir.expression.EvaluationException.Code;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TemplateTest {

  private static final Environment ENVIRONMENT = ExpressionTest.ENVIRONMENT;

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("Hello.\n  No { change } % }} here.", "Hello.\n  No { change } % }} here."),
        Arguments.of("{{ name }} has {{hp}} hp.", "Ann has 7 hp."),
        Arguments.of(
            "{{ luck }} {{ 3.0 }} {{ -0.0 }} {{ 0.1 + 0.2 }}", "2.5 3 0 0.30000000000000004"),
        Arguments.of("{{ 1e20 }} {{ 1e-9 }} {{ 1500.25 }}", "1.0E20 1.0E-9 1500.25"),
        Arguments.of("{{ brave }}, {{ marks }}", "true, 3, 1, 2"),
        Arguments.of("{{ {'b': 1, 'a': [1.0, 2]} }}", "a: 1, 2, b: 1"),
        Arguments.of("{{ {\"a\": {\"b\": 1}}.a.b}}", "1"),
        Arguments.of("{{ \"{{\" }} {{ '}}' }} {{ '{%' }}", "{{ }} {%"),
        Arguments.of("{{ 'it\\'s }} ' // and }}\n }}", "it's }} "),
        Arguments.of("a{% if hp > 3 %}b{% endif %}c", "abc"),
        Arguments.of(
            "{% if hp > 9 %}a{% elif hp > 8 %}b{% elif brave %}c{% else %}d{% endif %}", "c"),
        Arguments.of("{% if !brave %}a{%else%}b{%endif%}", "b"),
        Arguments.of("{% if '%}' == '%}' %}x{% endif %}", "x"),
        Arguments.of(
            "{%if brave%}{% if hp < 0 %}a{% else %}b{{ hp }}{% endif %}c{% endif %}", "b7c"),
        Arguments.of("{% if brave %} kept {% endif %}", " kept "),
        Arguments.of("\ud800 {{ hp }} 😀", "\ud800 7 😀"),
        Arguments.of("{{ time }}", "2026-03-04T05:06:07Z"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void renders(String source, String text) {
    assertThat(ENVIRONMENT.template(source).orThrow().render(ExpressionTest.scope()))
        .isEqualTo(text);
  }

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of("a {{ hp", "TEMPLATE", 1, 3),
        Arguments.of("a\n😀 {% if hp", "TEMPLATE", 2, 3),
        Arguments.of("{{ 'a }}", "TEMPLATE", 1, 1),
        Arguments.of("x {% for a in b %}{% endfor %}", "TEMPLATE", 1, 3),
        Arguments.of("{% if brave %}a", "TEMPLATE", 1, 1),
        Arguments.of("a{% endif %}", "TEMPLATE", 1, 2),
        Arguments.of("{% else %}", "TEMPLATE", 1, 1),
        Arguments.of("{% elif brave %}", "TEMPLATE", 1, 1),
        Arguments.of("{% if brave %}{% else %}{% else %}{% endif %}", "TEMPLATE", 1, 25),
        Arguments.of("{% if brave %}{% else brave %}{% endif %}", "TEMPLATE", 1, 15),
        Arguments.of("{% if brave %}".repeat(33) + "{% endif %}".repeat(33), "TEMPLATE", 1, 449),
        Arguments.of("a\nb {{ foo }}", "UNKNOWN_VARIABLE", 2, 6),
        Arguments.of("{{ hp +\n  foo }}", "UNKNOWN_VARIABLE", 2, 3),
        Arguments.of("{{ }}", "EXPRESSION", 1, 3),
        Arguments.of("{% if %}{% endif %}", "EXPRESSION", 1, 6),
        Arguments.of("{% if hp %}{% endif %}", "TYPE_MISMATCH", 1, 7));
  }

  @ParameterizedTest(name = "{0}: {1} at {2}:{3}")
  @MethodSource("problems")
  void reports(String source, String code, int line, int column) {
    assertThat(ENVIRONMENT.template(source).errors())
        .first()
        .extracting(problem -> problem.code() + " " + problem.line() + ":" + problem.column())
        .isEqualTo(code + " " + line + ":" + column);
  }

  @Test
  void reports_all_problems_at_once() {
    assertThat(ENVIRONMENT.template("{{ a }}{% if b %}{{ c }}{% else %}{{ d }}").errors())
        .hasSize(5);
  }

  @Test
  void knows_what_it_reads() {
    Template template = ENVIRONMENT.template("{% if hurt %}{{ name }}{% endif %}").orThrow();
    assertThat(template.references()).containsExactlyInAnyOrder("hurt", "hp", "name");
    assertThat(template.isConstant()).isFalse();
    assertThat(ENVIRONMENT.template("a {{ 1 + 1 }}").orThrow().isConstant()).isTrue();
  }

  @Test
  void fails_where_a_value_is_missing() {
    Template template = ENVIRONMENT.template("a {{ last.nope }}").orThrow();
    assertThat(failure(template).getMessage()).isEqualTo("there is no 'nope' here");
  }

  @Test
  void ends_with_a_limit_where_the_text_grows_too_long() {
    String wide = "{{ 'x' }}" + "y".repeat(1_000);
    Template template = ENVIRONMENT.template(wide.repeat(70)).orThrow();
    assertThat(failure(template).code()).isEqualTo(Code.EXPRESSION_LIMIT);
  }

  private static EvaluationException failure(Template template) {
    return catchThrowableOfType(
        EvaluationException.class, () -> template.render(ExpressionTest.scope()));
  }
}
