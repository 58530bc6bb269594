package dev.mimir.projection.sessiondaily;

import java.time.LocalDate;

/// What happened to sessions on a day.
///
/// @param started sessions that began
/// @param ended sessions that came to an ending
/// @param abandoned sessions that were given up
/// @param active sessions in which anything happened
/// @param turns answers that were accepted
public record SessionDay(
    LocalDate date, long started, long ended, long abandoned, long active, long turns) {}
