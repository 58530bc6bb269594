@NullMarked
package dev.mimir.web;

import org.jspecify.annotations.NullMarked;
