package dev.mimir.web.graph;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/// A document as it was uploaded, served letter by letter.
record GraphDocument(@JsonValue @JsonRawValue String json) {}
