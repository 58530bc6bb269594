/// Custom tools: definitions and how they are called over HTTP.
@NullMarked
package dev.mimir.nodes.tool.http;

import org.jspecify.annotations.NullMarked;
