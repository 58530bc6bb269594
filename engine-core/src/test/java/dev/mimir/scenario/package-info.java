/// The scenario language of the tests: a graph, what its players do, and the events that this
/// makes.
///
/// ```java
/// given(graph().node("bridge", "dice", config("notation", "2d6", "target", "9"))
///         .edge("bridge", "failure", "pit"))
///     .drawing(3, 4)
///     .whenStarted()
///     .then(entered("bridge"), rolled("2d6", 7), left("bridge", "failure"),
///         entered("pit"), ended("pit", "pit"));
/// ```
@NullMarked
package dev.mimir.scenario;

import org.jspecify.annotations.NullMarked;
