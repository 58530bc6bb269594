package dev.mimir.axon.effect;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of effects and deadlines.
///
/// @param enabled whether this server puts what sessions ask for into the queue; what is in it is
///   done in any case
/// @param concurrent how many effects are under way at once on this server; each holds a virtual
///   thread, no platform thread and no connection
/// @param poll how often the queue is looked at for what no event announced: deadlines, and what
///   another server left
/// @param heartbeat how often a server says that it is still at an effect; after four that are
///   missed another server begins it again
@ConfigurationProperties("mimir.effects")
public record EffectProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("2000") int concurrent,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("5s") Duration heartbeat) {}
