package dev.mimir.web.session;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How sessions are followed.
///
/// @param allowedOrigins whose pages may open sockets beside those of this server, e.g.
///   `https://play.example.org`; `*` for all
/// @param patience how long a client may leave unread what it is sent over a socket
/// @param heartbeat how often a client to whom there is nothing to tell is told that
@ConfigurationProperties("mimir.streams")
record StreamProperties(
    @DefaultValue Set<String> allowedOrigins,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("15s") Duration heartbeat) {}
