package dev.mimir.axon.tool;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which addresses tools may call beside public ones.
///
/// @param allowPrivate whether all addresses on loopback, link-local and private ranges
/// @param allowedHosts names of hosts that may have such addresses
@ConfigurationProperties("mimir.tools")
record ToolProperties(
    @DefaultValue("false") boolean allowPrivate, @DefaultValue Set<String> allowedHosts) {}
