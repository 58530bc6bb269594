/// The HTTP API and the runnable application.
@NullMarked
package dev.mimir.web;

import org.jspecify.annotations.NullMarked;
