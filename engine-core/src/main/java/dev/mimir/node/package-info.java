/// What a kind of node is made of: the interface that each implements, the values that its config
/// can hold, what it is given when it runs and what it can answer.
@NullMarked
package dev.mimir.node;

import org.jspecify.annotations.NullMarked;
