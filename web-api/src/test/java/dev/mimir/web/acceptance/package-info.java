/// The jar as it ships, run as a process of its own: played, stopped and killed.
@NullMarked
package dev.mimir.web.acceptance;

import org.jspecify.annotations.NullMarked;
