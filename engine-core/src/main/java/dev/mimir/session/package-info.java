/// A session as a value: the commands that ask something of it, the events that it is made of, the
/// state they fold to, and the ways in which a command can be refused.
@NullMarked
package dev.mimir.session;

import org.jspecify.annotations.NullMarked;
