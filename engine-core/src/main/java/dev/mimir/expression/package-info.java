/// Expressions (CEL) and text templates: compiled once per graph, evaluated on every turn.
///
/// [dev.mimir.expression.Environment] says what the expressions of one graph may see and compiles
/// them; [dev.mimir.expression.Scope] gives the values. Every value is plain Java: `Long`,
/// `Double`, `Boolean`, `String`, `List<Object>`, `Map<String, Object>`, `Instant`. Nothing here
/// reads a clock or draws a random number, and all work is bounded (see `Limits`).
@NullMarked
package dev.mimir.expression;

import org.jspecify.annotations.NullMarked;
