package dev.mimir.web.samples;

import dev.mimir.engine.Caller;
import dev.mimir.engine.Graphs;
import dev.mimir.engine.Graphs.Published.Accepted;
import dev.mimir.engine.Graphs.Published.Invalid;
import dev.mimir.knowledge.KnowledgeBases;
import dev.mimir.projection.graphcatalogue.GraphCatalogueQueries;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/// Publishes the games that come with the server for the default tenant, each when its graph is not
/// there yet, after the bases of knowledge that it looks things up in: whatever a designer makes of
/// them later stays as it is.
@Component
@ConditionalOnBooleanProperty("mimir.samples")
class Samples implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(Samples.class);
  private static final Caller CALLER = new Caller("default", "mimir", "req_samples");

  private final Graphs graphs;
  private final GraphCatalogueQueries catalogue;
  private final KnowledgeBases knowledge;
  private final List<SampleGame> games = SampleGame.all();
  private volatile boolean listed;

  Samples(Graphs graphs, GraphCatalogueQueries catalogue, KnowledgeBases knowledge) {
    this.graphs = graphs;
    this.catalogue = catalogue;
    this.knowledge = knowledge;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    games.stream()
        .filter(game -> graphs.versions(CALLER, game.id()).isEmpty())
        .forEach(this::publish);
  }

  /// Whether the catalogue has every game, archived or not.
  boolean listed() {
    listed =
        listed
            || games.stream()
                .allMatch(game -> catalogue.find(CALLER.tenant(), game.id()).isPresent());
    return listed;
  }

  private void publish(SampleGame game) {
    SampleBase.of(game.id()).forEach(base -> base.store(knowledge, CALLER.tenant()));
    switch (graphs.publish(CALLER, game.document())) {
      case Accepted accepted ->
          LOG.info("Published the sample {}, version {}", game.id(), accepted.version());
      case Invalid(var report) ->
          LOG.error("The sample {} is not valid: {}", game.id(), report.errors().getFirst());
    }
  }
}
