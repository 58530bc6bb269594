package dev.mimir.interpreter;

import dev.mimir.node.NodeFailure;
import dev.mimir.session.Text;
import dev.mimir.session.Wait;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bounds what one event can hold, so that none is stored that is larger than 256 KiB.
final class Sizes {
  /// Bytes of JSON in one event, less some room for the rest of it.
  static final int MAX = 240 * 1024;

  private static final int OPTION = 64;

  private Sizes() {}

  /// The size of a plain value in bytes of JSON; not less than it really takes.
  static int of(Object value) {
    return switch (value) {
      case String text -> ofText(text);
      case List<?> list -> ofAll(list);
      case Map<?, ?> map -> ofAll(map);
      case Text.Personal(var owner, var personal) -> OPTION + of(owner) + of(personal);
      default -> 24;
    };
  }

  private static int ofAll(List<?> list) {
    int size = 2;
    for (Object element : list) {
      size += of(element) + 1;
    }
    return size;
  }

  private static int ofAll(Map<?, ?> map) {
    int size = 2;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      size += of(entry.getKey()) + of(entry.getValue()) + 2;
    }
    return size;
  }

  private static int ofText(String text) {
    int size = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      size += c < 0x20 ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3;
    }
    return size;
  }

  /// The size of what a node offers.
  static int of(Wait.Awaited awaited) {
    int size = ofText(awaited.prompt());
    for (Wait.Option option : awaited.choices()) {
      size += ofOption(option);
    }
    for (Wait.Option option : awaited.locked()) {
      size += ofOption(option);
    }
    return size;
  }

  private static int ofOption(Wait.Option option) {
    int item = option.item() == null ? 0 : of(option.item());
    int key = option.key() == null ? 0 : ofText(option.key());
    return OPTION
        + ofText(option.id())
        + ofText(option.text())
        + ofText(option.reason())
        + item
        + key;
  }

  static int ofText(@Nullable Text text) {
    return text == null ? 0 : OPTION + ofText(text.value());
  }

  /// @throws NodeFailure `TOO_LARGE` when something is larger than an event can be
  static void check(String what, int size) {
    if (size > MAX) {
      throw new NodeFailure(
          "TOO_LARGE", what + " would take " + size + " bytes, at most " + MAX + " are kept");
    }
  }
}
