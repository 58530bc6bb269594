package dev.mimir.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How events become read models.
///
/// @param enabled whether this server projects events; queries answer in any case
/// @param batchSize how many events one transaction takes in at most
/// @param segments into how many parts the sessions of a new read model are divided, each with a
///   thread of its own; existing ones keep theirs
/// @param claimTimeout after how long another server takes over from one that died
/// @param rebuildBatchSize how many events one transaction of a rebuild takes in
/// @param rebuildRetry how long a rebuild waits before it tries again what failed; twice as long
///   each further time, until it is given up after the fifth
/// @param retireAfter how long tables stay after a rebuild replaced them, for queries under way
/// @param nodeId what this server signs its claims with; one that starts under the same id goes on
///   at once. Must differ between servers on one database. Without it: `embedded` with the embedded
///   database, which never has two servers; otherwise a new one at each start
@ConfigurationProperties("mimir.projections")
public record ProjectionsProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("10000") int batchSize,
    @DefaultValue("1") int segments,
    @DefaultValue("2s") Duration claimTimeout,
    @DefaultValue("10000") int rebuildBatchSize,
    @DefaultValue("1s") Duration rebuildRetry,
    @DefaultValue("60s") Duration retireAfter,
    @Nullable String nodeId) {}
