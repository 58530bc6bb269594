package dev.mimir.axon.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the embedded database while the application is still being put together: a first start
/// unpacks and creates it, which takes as long as all the rest.
final class EarlyDatabase implements DisposableBean {
  private final CompletableFuture<EmbeddedDatabase> starting;
  private boolean taken;

  private EarlyDatabase(DatabaseProperties properties) {
    Executor thread = task -> Thread.ofPlatform().name("database-start").daemon().start(task);
    starting =
        CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(properties.dataDir()), thread);
  }

  /// Begins where `mimir.database.early` says so.
  static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      DatabaseProperties properties =
          Binder.get(context.getEnvironment()).bindOrCreate("mimir", DatabaseProperties.class);
      if (properties.database().early()
          && properties.external().isEmpty()
          && context.getBeanFactory() instanceof DefaultListableBeanFactory beans) {
        EarlyDatabase early = new EarlyDatabase(properties);
        beans.registerSingleton("earlyDatabase", early);
        beans.registerDisposableBean("earlyDatabase", early);
      }
    }
  }

  /// The database, once it runs; from now on the caller's to close.
  ///
  /// @throws StartupRefusedException as [EmbeddedDatabase#start]
  EmbeddedDatabase take() {
    taken = true;
    try {
      return starting.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /// Stops a database that nobody took, because the application failed before.
  @Override
  public void destroy() {
    if (!taken) {
      starting.thenAccept(EmbeddedDatabase::close).exceptionally(_ -> null).join();
    }
  }
}
