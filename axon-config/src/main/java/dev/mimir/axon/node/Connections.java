package dev.mimir.axon.node;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens connections that are kept.
@FunctionalInterface
interface Connections {
  Connection open() throws SQLException;
}
