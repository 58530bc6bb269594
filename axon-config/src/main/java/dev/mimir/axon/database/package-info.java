/// The database of the server: the embedded PostgreSQL in the data directory or one configured from
/// outside, the connection pool on it, and the checks that let the server start or refuse to.
@NullMarked
package dev.mimir.axon.database;

import org.jspecify.annotations.NullMarked;
