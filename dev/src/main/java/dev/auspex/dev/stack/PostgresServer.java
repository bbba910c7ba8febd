package dev.auspex.dev.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * The embedded PostgreSQL: durable ({@code fsync} on), loopback only, one database and one role
 * without superuser rights for each of its two users.
 */
final class PostgresServer implements AutoCloseable {
  private static final List<String> OWNERS = List.of("auspex", "keycloak");

  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;

  private PostgresServer(EmbeddedPostgres server, ProcessHandle postmaster) {
    this.server = server;
    this.postmaster = postmaster;
  }

  /** Starts the server on the data of earlier runs, if there is any. */
  static PostgresServer start(StackFolder folder, int port, Duration timeout)
      throws IOException, SQLException {
    Path data = folder.data(Part.POSTGRES);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data.toFile())
            .setOverrideWorkingDirectory(folder.software("postgres").toFile())
            .setCleanDataDirectory(false)
            .setServerConfig("listen_addresses", "127.0.0.1")
            // The library's default is off, which would make "acknowledged" a lie.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", "64MB")
            .setPGStartupWait(timeout)
            .setOutputRedirector(
                ProcessBuilder.Redirect.appendTo(folder.log(Part.POSTGRES).toFile()))
            .setErrorRedirector(
                ProcessBuilder.Redirect.appendTo(folder.log(Part.POSTGRES).toFile()))
            .start();
    ProcessHandle postmaster =
        new Leftovers(folder)
            .find(Part.POSTGRES)
            .orElseThrow(() -> new StackException("postgres ended right after its start"));
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      for (String owner : OWNERS) {
        provision(connection, owner);
      }
    }
    return new PostgresServer(server, postmaster);
  }

  ProcessHandle process() {
    return postmaster;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** Role and database of the same name. The names are constants, never input. */
  private static void provision(Connection connection, String owner) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (isMissing(connection, "select 1 from pg_roles where rolname = ?", owner)) {
        statement.execute(
            "create role %s login nosuperuser nocreatedb nocreaterole password '%s'"
                .formatted(owner, owner));
      }
      if (isMissing(connection, "select 1 from pg_database where datname = ?", owner)) {
        statement.execute("create database %s owner %s".formatted(owner, owner));
      }
    }
  }

  private static boolean isMissing(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return !result.next();
      }
    }
  }
}
