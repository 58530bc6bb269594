/// Days of any time zone, put together from spans of UTC time in which things were counted.
@NullMarked
package dev.mimir.projection.calendar;

import org.jspecify.annotations.NullMarked;
