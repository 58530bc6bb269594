package dev.mimir.projection;

import java.util.function.BiFunction;
import org.jooq.DSLContext;

/// What answers questions from a read model.
///
/// @param type class of it, one of each
/// @param factory makes it
public record Queries<Q>(Class<Q> type, BiFunction<DSLContext, Generations, Q> factory) {}
