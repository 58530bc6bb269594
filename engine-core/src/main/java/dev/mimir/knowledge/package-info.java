/// What games know: bases of documents that are searched, and lore that comes up by itself. The
/// truth is a [KnowledgeStore]; a [Retrieval] finds in it, with an index that can be made again at
/// any time; [KnowledgeBases] is both together, for HTTP and for nodes.
@NullMarked
package dev.mimir.knowledge;

import org.jspecify.annotations.NullMarked;
