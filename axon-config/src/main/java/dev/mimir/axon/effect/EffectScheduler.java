package dev.mimir.axon.effect;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs the queue while the application runs.
final class EffectScheduler implements SmartLifecycle {
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
