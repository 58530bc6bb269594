/// What every answer of the API has in common: the envelope, failures, request bodies, lists.
@NullMarked
package dev.mimir.web.http;

import org.jspecify.annotations.NullMarked;
