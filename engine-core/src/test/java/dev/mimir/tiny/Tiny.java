package dev.mimir.tiny;

import dev.mimir.node.NodeTypes;
import dev.mimir.scenario.Given;
import dev.mimir.scenario.GraphBuilder;
import dev.mimir.scenario.Report;
import dev.mimir.scenario.Stage;
import java.util.List;

/// Scenarios on graphs of the tiny node types.
public final class Tiny {
  /// The types. They are not found on the class path, so that they do not mix with real ones.
  public static final NodeTypes TYPES =
      new NodeTypes(
          List.of(
              new StartNode(),
              new EndNode(),
              new SayNode(),
              new AskNode(),
              new EnterNode(),
              new SetNode(),
              new IfNode(),
              new RollNode(),
              new FlipNode(),
              new GambleNode(),
              new CallNode(),
              new PauseNode(),
              new OutsideNode(),
              new BoomNode(),
              new ForkNode(),
              new KeepNode(),
              new EveryoneNode()));

  public static final Stage STAGE = new Stage(TYPES);

  private Tiny() {}

  public static Given given(GraphBuilder graph) {
    return STAGE.given(graph);
  }

  public static Given given(String json) {
    return STAGE.given(json);
  }

  public static Report problemsOf(GraphBuilder graph) {
    return STAGE.problemsOf(graph);
  }

  public static Report problemsOf(String json) {
    return STAGE.problemsOf(json);
  }
}
