/// Built-in tools that make up games: characters, worlds, story seeds, and odds of combat.
@NullMarked
package dev.mimir.nodes.tool.game;

import org.jspecify.annotations.NullMarked;
