package dev.mimir.projection.playerrecord;

import dev.mimir.projection.Recorded;
import dev.mimir.projection.playerrecord.Company.Member;
import dev.mimir.projection.schema.tables.PlayerEnding;
import dev.mimir.projection.schema.tables.PlayerRecord;
import dev.mimir.projection.schema.tables.PlayerSeen;
import dev.mimir.projection.tally.Counters;
import dev.mimir.projection.tally.Played;
import dev.mimir.projection.tally.Tally;
import dev.mimir.session.Player;
import dev.mimir.session.SessionEvent;
import dev.mimir.session.SessionEvent.InputReceived;
import dev.mimir.session.SessionEvent.PlayerJoined;
import dev.mimir.session.SessionEvent.PlayerLeft;
import dev.mimir.session.SessionEvent.SessionAbandoned;
import dev.mimir.session.SessionEvent.SessionEnded;
import dev.mimir.session.SessionEvent.SessionStarted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Counts what players do.
final class PlayerTally implements Tally<Company> {
  /// The longest that a player is taken to play without a sign.
  static final Duration PAUSE = Duration.ofMinutes(15);

  private final PlayerRecord record;
  private final PlayerEnding ending;
  private final Counters records;
  private final Counters endings;
  private final Sightings sightings;

  PlayerTally(PlayerRecord record, PlayerEnding ending, PlayerSeen seen) {
    this.record = record;
    this.ending = ending;
    this.records = new Counters(record);
    this.endings = new Counters(ending);
    this.sightings = new Sightings(seen);
  }

  @Override
  public Company begun(Recorded event, SessionStarted started) {
    Company company = new Company(Played.begun(started), Map.of());
    for (Player player : started.players()) {
      company = joined(company, player.playerId(), event);
    }
    return company;
  }

  @Override
  public Company on(Company before, Recorded event) {
    Company company = before.with(before.played().on((SessionEvent) event.payload()));
    if (company.played().origin() != before.played().origin()) {
      before.members().keySet().forEach(player -> moved(before, company, player, event));
    }
    return switch (event.payload()) {
      case PlayerJoined(Player player, _) -> joined(company, player.playerId(), event);
      case PlayerLeft left -> left(company, left.player(), event);
      case InputReceived input -> answered(company, input.player(), event);
      case SessionEnded ended -> ended(company, ended.ending(), event);
      case SessionAbandoned _ -> over(company, record.ABANDONED, event);
      default -> company;
    };
  }

  /// A session turns out to be played for another reason.
  private void moved(Company before, Company after, String player, Recorded event) {
    count(record.SESSIONS, -1, before, player, event);
    count(record.SESSIONS, 1, after, player, event);
  }

  private Company joined(Company company, String player, Recorded event) {
    Member before = company.members().get(player);
    if (before != null && !before.here()) {
      count(record.DEPARTED, -1, company, player, event);
    }
    return seen(company, player, event, true);
  }

  private Company left(Company company, String player, Recorded event) {
    Member before = company.members().get(player);
    if (before != null && before.here()) {
      count(record.DEPARTED, 1, company, player, event);
      played(company, player, before, event);
    }
    return seen(company, player, event, false);
  }

  private Company answered(Company company, String player, Recorded event) {
    Member before = company.members().get(player);
    count(record.INPUTS, 1, company, player, event);
    played(company, player, before, event);
    return seen(company, player, event, true);
  }

  private void played(Company company, String player, @Nullable Member before, Recorded event) {
    if (before != null) {
      long millis = Duration.between(before.seen(), event.at()).toMillis();
      long counted = Math.clamp(millis, 0, PAUSE.toMillis());
      count(record.PLAYED_MS, counted, company, player, event);
    }
  }

  private Company seen(Company company, String player, Recorded event, boolean here) {
    if (!company.members().containsKey(player)) {
      count(record.SESSIONS, 1, company, player, event);
    }
    sightings.add(event.tenant(), player, company.played().graph(), event.at());
    return company.with(player, new Member(event.at(), here));
  }

  private Company ended(Company company, String by, Recorded event) {
    for (String player : company.here()) {
      Played played = company.played();
      String origin = played.origin().key();
      endings.add(ending.SESSIONS, 1, event.tenant(), player, played.graph(), origin, by);
    }
    return over(company, record.ENDED, event);
  }

  private Company over(Company company, Field<Long> counter, Recorded event) {
    company.here().forEach(player -> count(counter, 1, company, player, event));
    return company;
  }

  private void count(Field<Long> counter, long n, Company company, String player, Recorded event) {
    Played played = company.played();
    records.add(counter, n, event.tenant(), player, played.graph(), played.origin().key());
  }

  @Override
  public List<Counters> counters() {
    return List.of(records, endings);
  }

  @Override
  public void write(DSLContext sql) {
    sightings.write(sql);
  }
}
