package dev.mimir.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The modules know each other only in the one direction; a layer without classes fails.
@AnalyzeClasses(packages = "dev.mimir", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] CORE = {
    "dev.mimir.value..",
    "dev.mimir.dice..",
    "dev.mimir.expression..",
    "dev.mimir.graph..",
    "dev.mimir.node..",
    "dev.mimir.effect..",
    "dev.mimir.model..",
    "dev.mimir.tool..",
    "dev.mimir.session..",
    "dev.mimir.interpreter..",
    "dev.mimir.playtest..",
    "dev.mimir.knowledge..",
    "dev.mimir.engine.."
  };

  @ArchTest
  static final ArchRule MODULES =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.mimir..")
          .layer("core")
          .definedBy(CORE)
          .layer("nodes")
          .definedBy("dev.mimir.nodes..")
          .layer("projections")
          .definedBy("dev.mimir.projection..")
          .layer("shell")
          .definedBy("dev.mimir.axon..")
          .layer("web")
          .definedBy("dev.mimir.web..")
          .whereLayer("web")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("shell")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("nodes")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("projections")
          .mayOnlyBeAccessedByLayers("web");

  @ArchTest
  static final ArchRule CORE_IS_FREE_OF_FRAMEWORKS =
      noClasses()
          .that(resideInAnyPackage(CORE))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.springframework..", "org.axonframework..", "org.jooq..", "java.sql.."));

  @ArchTest
  static final ArchRule READ_MODELS_KNOW_ONLY_THE_SHARED_MACHINERY =
      classes()
          .that()
          .resideInAPackage("dev.mimir.projection")
          .and()
          .haveSimpleNameNotEndingWith("AutoConfiguration")
          .should()
          .onlyDependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.not(
                  resideInAnyPackage(
                      "dev.mimir.projection.calendar..",
                      "dev.mimir.projection.calls..",
                      "dev.mimir.projection.choiceshare..",
                      "dev.mimir.projection.dicefairness..",
                      "dev.mimir.projection.endingshare..",
                      "dev.mimir.projection.funnel..",
                      "dev.mimir.projection.graphcatalogue..",
                      "dev.mimir.projection.modelusage..",
                      "dev.mimir.projection.nodetraffic..",
                      "dev.mimir.projection.playerrecord..",
                      "dev.mimir.projection.sessiondaily..",
                      "dev.mimir.projection.sessionlist..",
                      "dev.mimir.projection.standing..",
                      "dev.mimir.projection.tally..",
                      "dev.mimir.projection.toolusage..",
                      "dev.mimir.projection.transcript..")));
}
