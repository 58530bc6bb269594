package dev.mimir.projection.generator;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;

/// Runs the migrations on an empty PostgreSQL and writes a class for each table found.
public final class GenerateTables {
  static final String SCHEMA = "mimir";

  private GenerateTables() {}

  /// @param args directory of the migrations, directory for the sources, file that remembers the
  ///   migrations they were made from
  public static void main(String[] args) throws Exception {
    Path migrations = Path.of(args[0]).normalize();
    Path sources = Path.of(args[1]);
    Path stamp = Path.of(args[2]);
    String digest = Digest.of(migrations, codeSource());
    if (Files.isDirectory(sources)
        && Files.exists(stamp)
        && digest.equals(Files.readString(stamp))) {
      return;
    }
    generate(migrations, sources);
    Files.writeString(stamp, digest);
  }

  private static void generate(Path migrations, Path sources) throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      DataSource database = postgres.getPostgresDatabase();
      Flyway.configure()
          .dataSource(database)
          .locations("filesystem:" + migrations)
          .schemas(SCHEMA)
          .load()
          .migrate();
      GenerationTool tool = new GenerationTool();
      tool.setDataSource(database);
      tool.run(Tables.configuration(database, sources));
    }
  }

  private static Path codeSource() throws Exception {
    return Path.of(
        GenerateTables.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
