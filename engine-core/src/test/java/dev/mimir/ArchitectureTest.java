package dev.mimir;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/// What the core may know, of others and within itself.
@AnalyzeClasses(packages = "dev.mimir", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  /// From the outside in; an empty layer fails.
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(false)
          .layer("value")
          .definedBy("dev.mimir.value..")
          .layer("dice")
          .definedBy("dev.mimir.dice..")
          .layer("expression")
          .definedBy("dev.mimir.expression..")
          .layer("session")
          .definedBy("dev.mimir.session..")
          .layer("node")
          .definedBy("dev.mimir.node..")
          .layer("graph")
          .definedBy("dev.mimir.graph..")
          .layer("engine")
          .definedBy("dev.mimir.engine..")
          .layer("knowledge")
          .definedBy("dev.mimir.knowledge..")
          .layer("interpreter")
          .definedBy("dev.mimir.interpreter..")
          .layer("playtest")
          .definedBy("dev.mimir.playtest..")
          .layer("model")
          .definedBy("dev.mimir.model..")
          .layer("tool")
          .definedBy("dev.mimir.tool..")
          .whereLayer("tool")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("model")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("playtest")
          .mayOnlyBeAccessedByLayers("engine")
          .whereLayer("interpreter")
          .mayOnlyBeAccessedByLayers("playtest")
          .whereLayer("knowledge")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("interpreter")
          .whereLayer("graph")
          .mayOnlyBeAccessedByLayers("engine", "interpreter", "playtest")
          .whereLayer("node")
          .mayOnlyBeAccessedByLayers("graph", "interpreter", "engine", "playtest")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("node", "engine", "interpreter", "playtest")
          .whereLayer("expression")
          .mayOnlyBeAccessedByLayers("node", "graph", "interpreter", "knowledge", "playtest")
          .whereLayer("dice")
          .mayOnlyBeAccessedByLayers(
              "session", "node", "graph", "engine", "interpreter", "playtest");

  @ArchTest
  static final ArchRule NO_FRAMEWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.axonframework..",
              "org.jooq..",
              "java.sql..",
              "javax.sql..",
              "jakarta..",
              "java.net.http..");

  /// Time and chance are arguments.
  @ArchTest
  static final ArchRule NO_CLOCK_AND_NO_CHANCE =
      CompositeArchRule.of(
              noClasses()
                  .should()
                  .callMethod(java.time.Instant.class, "now")
                  .orShould()
                  .callMethod(System.class, "currentTimeMillis")
                  .orShould()
                  .callMethod(System.class, "nanoTime")
                  .orShould()
                  .callMethod(java.util.UUID.class, "randomUUID"))
          .and(
              noClasses()
                  .should()
                  .dependOnClassesThat()
                  .haveFullyQualifiedName("java.util.Random")
                  .orShould()
                  .dependOnClassesThat()
                  .haveFullyQualifiedName("java.security.SecureRandom"));
}
