package dev.mimir.web.graph;

import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.ErrorCode;
import java.util.regex.Pattern;

/// Names of graphs and numbers of versions in paths.
public final class GraphIds {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private GraphIds() {}

  /// @throws ApiException when no graph can have this id
  public static String id(String given) {
    if (!ID.matcher(given).matches()) {
      throw noSuchGraph();
    }
    return given;
  }

  /// @throws ApiException when no version can have this number
  public static int version(String given) {
    if (!VERSION.matcher(given).matches()) {
      throw noSuchVersion();
    }
    return Integer.parseInt(given);
  }

  public static ApiException noSuchGraph() {
    return new ApiException(ErrorCode.GRAPH_NOT_FOUND, "There is no graph with this id.");
  }

  public static ApiException noSuchVersion() {
    return new ApiException(ErrorCode.GRAPH_NOT_FOUND, "There is no such version of this graph.");
  }
}
