package dev.mimir.axon.effect;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.mimir.axon.node.Presence;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs the queue while the application runs.
final class EffectScheduler implements SmartLifecycle {
  private static final System.Logger LOG = System.getLogger(EffectScheduler.class.getName());

  private final Scheduler scheduler;
  private final JdbcClient sql;
  private final boolean alone;
  private volatile boolean running;

  /// @param alone whether no other server works on this queue: then nobody is at what a server that
  ///   was killed had begun
  EffectScheduler(Scheduler scheduler, JdbcClient sql, boolean alone) {
    this.scheduler = scheduler;
    this.sql = sql;
    this.alone = alone;
  }

  /// Begins again what servers had begun that are gone.
  ///
  /// @param marks of all that are there
  void takeOver(List<Long> marks) {
    int taken =
        sql.sql(
                """
                update scheduled_task set picked = false, picked_by = null, last_heartbeat = null,
                  version = version + 1
                where picked and not %s = any (string_to_array(?, ',')::bigint[])
                """
                    .formatted(Presence.mark("picked_by")))
            .param(marks.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .update();
    if (taken > 0) {
      LOG.log(System.Logger.Level.INFO, "{0} effects of servers that are gone begin again", taken);
      wake();
    }
  }

  void wake() {
    if (running) {
      scheduler.triggerCheckForDueExecutions();
    }
  }

  @Override
  public void start() {
    if (alone) {
      sql.sql(
              "update scheduled_task set picked = false, picked_by = null, last_heartbeat = null,"
                  + " version = version + 1 where picked")
          .update();
    }
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    scheduler.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
