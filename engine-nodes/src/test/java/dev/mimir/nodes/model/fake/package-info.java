/// A model provider to test against: it speaks OpenAI's protocol, well or badly as it is told.
@NullMarked
package dev.mimir.nodes.model.fake;

import org.jspecify.annotations.NullMarked;
