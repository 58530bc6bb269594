package dev.mimir.axon.database;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the server keeps its data.
///
/// @param dataDir directory of the embedded database; unused with an external one
/// @param masterKey 64 hexadecimal digits; without it a server with an embedded database creates
///   one in its data directory
/// @param database an external database and the size of the pool
@ConfigurationProperties("mimir")
public record DatabaseProperties(
    @DefaultValue("./.mimir") Path dataDir,
    @Nullable String masterKey,
    @DefaultValue Database database) {

  /// Whether this server has a database of its own, which no other server works on.
  public boolean embedded() {
    return external().isEmpty();
  }

  /// The external database; empty when it is to be the embedded one.
  Optional<DatabaseLogin> external() {
    String url = database.url();
    return url == null || url.isBlank()
        ? Optional.empty()
        : Optional.of(new DatabaseLogin(url, database.username(), database.password()));
  }

  /// The database and the pool of connections to it.
  ///
  /// @param url JDBC URL of an external PostgreSQL; without it the embedded one starts
  /// @param username its user
  /// @param password the user's password
  /// @param connections number of connections in the pool
  /// @param early whether the embedded one starts while the application is still being put
  ///   together; not for an application with a `DataSource` of its own
  public record Database(
      @Nullable String url,
      @Nullable String username,
      @Nullable String password,
      @DefaultValue("10") int connections,
      @DefaultValue("false") boolean early) {

    @Override
    public String toString() {
      return "Database[username=%s, connections=%d]".formatted(username, connections);
    }
  }

  @Override
  public String toString() {
    return "DatabaseProperties[dataDir=%s, database=%s]".formatted(dataDir, database);
  }
}
