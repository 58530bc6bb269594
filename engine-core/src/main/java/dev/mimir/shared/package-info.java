/// Variables that outlive sessions: those of a player over all sessions of a graph, and those that
/// all sessions of a graph share. They change by operations of sessions, each applied once.
@NullMarked
package dev.mimir.shared;

import org.jspecify.annotations.NullMarked;
