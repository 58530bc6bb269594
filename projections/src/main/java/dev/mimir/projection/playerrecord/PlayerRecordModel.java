package dev.mimir.projection.playerrecord;

import static dev.mimir.projection.schema.Tables.PLAYER_ENDING;
import static dev.mimir.projection.schema.Tables.PLAYER_RECORD;
import static dev.mimir.projection.schema.Tables.PLAYER_SEEN;
import static dev.mimir.projection.schema.Tables.PLAYER_SESSION;

import com.google.auto.service.AutoService;
import dev.mimir.projection.Queries;
import dev.mimir.projection.ReadModel;
import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.PlayerEnding;
import dev.mimir.projection.schema.tables.PlayerRecord;
import dev.mimir.projection.schema.tables.PlayerSeen;
import dev.mimir.projection.tally.Tally;
import dev.mimir.projection.tally.TallyModel;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import java.util.List;
import java.util.Set;
import org.jooq.Table;

/// What each player did in the sessions of each graph.
@AutoService(ReadModel.class)
public final class PlayerRecordModel extends TallyModel<Company> {
  static final String NAME = "player_record";

  public PlayerRecordModel() {
    super(Company.class, Set.of(PlayerJoined.class, PlayerLeft.class, InputReceived.class));
  }

  static PlayerRecord records(int generation) {
    return PLAYER_RECORD.rename("player_record_" + generation);
  }

  static PlayerEnding endings(int generation) {
    return PLAYER_ENDING.rename("player_ending_" + generation);
  }

  static PlayerSeen seen(int generation) {
    return PLAYER_SEEN.rename("player_seen_" + generation);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  protected List<Table<?>> counters(int generation) {
    return List.of(records(generation), endings(generation), seen(generation));
  }

  @Override
  protected Table<?> sessions(int generation) {
    return PLAYER_SESSION.rename("player_session_" + generation);
  }

  @Override
  protected Tally<Company> tally(int generation) {
    return new PlayerTally(records(generation), endings(generation), seen(generation));
  }

  @Override
  public List<View> views(int generation) {
    return PlayerViews.of(records(generation), endings(generation), seen(generation));
  }

  @Override
  public Queries<PlayerRecordQueries> queries() {
    return new Queries<>(PlayerRecordQueries.class, PlayerRecordQueries::new);
  }
}
