/// Providers on LangChain4j's wire formats. Each tries once, over our own HTTP client, on the
/// calling thread.
@NullMarked
package dev.mimir.nodes.model.langchain;

import org.jspecify.annotations.NullMarked;
