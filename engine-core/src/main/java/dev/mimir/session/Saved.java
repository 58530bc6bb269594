package dev.mimir.session;

import java.util.List;

/// A point of the past to which a session can be brought back.
///
/// @param sequence of the event that saved it
/// @param world as it was
/// @param positions as they were
/// @param waits that were open; they are opened anew
public record Saved(long sequence, World world, List<Position> positions, List<Wait> waits) {}
