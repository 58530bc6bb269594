package dev.mimir.nodes.tool.http;

import dev.mimir.nodes.tool.Arguments;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A URL with `{name}` for values in its path and query. Values are percent-encoded (RFC 3986), so
/// that they never change host, path segments or parameters. A parameter of the query whose only
/// value is absent is left out.
final class UrlTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]{0,63})}");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  private static final int LONGEST = 8_000;

  private final String path;
  private final List<String> query;
  private final Set<String> names = new LinkedHashSet<>();

  /// @throws IllegalArgumentException saying what is wrong with it
  UrlTemplate(String template) {
    int mark = template.indexOf('?');
    path = mark < 0 ? template : template.substring(0, mark);
    query = mark < 0 ? List.of() : parameters(template.substring(mark + 1));
    PLACE.matcher(template).results().map(place -> place.group(1)).forEach(names::add);
    check(template);
  }

  private static List<String> parameters(String query) {
    return Arrays.stream(query.split("&")).filter(parameter -> !parameter.isEmpty()).toList();
  }

  private static void check(String template) {
    URI origin = uri(PLACE.matcher(template).replaceAll("x"));
    String scheme = origin.getScheme();
    if (!"https".equals(scheme) && !"http".equals(scheme)) {
      throw new IllegalArgumentException("it has to begin with https:// or http://");
    }
    if (origin.getHost() == null || origin.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "it has to name a host, without user and password; put those into a secret header");
    }
    int authority = template.indexOf('/', template.indexOf("//") + 2);
    String before = authority < 0 ? template : template.substring(0, authority);
    if (before.indexOf('{') >= 0) {
      throw new IllegalArgumentException(
          "arguments can stand in path and query only, and a / ends the host");
    }
    if (origin.getRawFragment() != null) {
      throw new IllegalArgumentException("it has no use for a fragment; leave out the #");
    }
    if (segmented(origin)) {
      throw new IllegalArgumentException("its path has '.' or '..'");
    }
    if (origin.getPort() > 65_535) {
      throw new IllegalArgumentException("there is no port " + origin.getPort());
    }
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException("it is no URL: " + wrong.getReason(), wrong);
    }
  }

  /// The arguments that it names.
  Set<String> names() {
    return names;
  }

  /// The URL for some arguments.
  ///
  /// @param more names of arguments that become further parameters
  /// @throws dev.mimir.node.NodeFailure when a value for the path is absent, or changes its
  ///   segments
  URI filled(Map<String, Object> arguments, Set<String> more) {
    String place = PLACE.matcher(path).replaceAll(found -> needed(found, arguments));
    List<String> parameters = new ArrayList<>();
    for (String parameter : query) {
      if (PLACE.matcher(parameter).results().allMatch(name -> has(name, arguments))) {
        parameters.add(
            PLACE
                .matcher(parameter)
                .replaceAll(found -> quoted(encoded(arguments.get(found.group(1))))));
      }
    }
    more.forEach(name -> parameters.add(encoded(name) + "=" + encoded(arguments.get(name))));
    String url = parameters.isEmpty() ? place : place + "?" + String.join("&", parameters);
    if (url.length() > LONGEST) {
      throw Arguments.wrong("the URL would have more than " + LONGEST + " characters");
    }
    URI uri = uri(url);
    if (segmented(uri)) {
      throw Arguments.wrong("an argument in the path is '.' or '..'");
    }
    return uri;
  }

  private static boolean segmented(URI uri) {
    for (String segment : uri.getRawPath().split("/")) {
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(MatchResult place, Map<String, Object> arguments) {
    return arguments.containsKey(place.group(1));
  }

  private static String needed(MatchResult place, Map<String, Object> arguments) {
    Object value = arguments.get(place.group(1));
    if (value == null || value.toString().isEmpty()) {
      throw Arguments.wrong("the URL needs a value for '" + place.group(1) + "'");
    }
    return quoted(encoded(value));
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  private static String encoded(@Nullable Object value) {
    String text =
        value instanceof List<?> list
            ? String.join(",", list.stream().map(String::valueOf).toList())
            : String.valueOf(value);
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf((char) b) >= 0) {
        out.append((char) b);
      } else {
        out.append('%').append(String.format("%02X", b));
      }
    }
    return out.toString();
  }
}
