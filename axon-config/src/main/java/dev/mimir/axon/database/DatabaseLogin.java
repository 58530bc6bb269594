package dev.mimir.axon.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// How to connect to a database.
///
/// @param url JDBC URL
/// @param username user, when the URL does not name it
/// @param password password of the user
public record DatabaseLogin(String url, @Nullable String username, @Nullable String password) {

  /// A connection outside any pool. It gives up after ten seconds without an answer.
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection(url, properties);
  }

  /// The URL without its parameters, which may hold a password.
  String address() {
    return url.replaceFirst("\\?.*", "");
  }

  @Override
  public String toString() {
    return "DatabaseLogin[url=%s, username=%s]".formatted(address(), username);
  }
}
