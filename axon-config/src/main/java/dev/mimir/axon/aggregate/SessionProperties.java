package dev.mimir.axon.aggregate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How sessions are kept in memory and beside their events.
///
/// @param cached how many are kept
/// @param snapshotEvery events between two snapshots of one
/// @param checkpointEvery events between two states of one that are kept of its past
@ConfigurationProperties("mimir.sessions")
record SessionProperties(
    @DefaultValue("10000") long cached,
    @DefaultValue("200") int snapshotEvery,
    @DefaultValue("500") int checkpointEvery) {}
