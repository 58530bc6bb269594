/// The node that looks something up, and how it is found: documents are cut into chunks, embedded
/// in this process by an ONNX model, and searched by words (BM25) and by meaning (nearest vectors)
/// in Lucene; the two rankings are fused. Nothing of Lucene or ONNX is loaded before the first use.
@NullMarked
package dev.mimir.nodes.knowledge;

import org.jspecify.annotations.NullMarked;
