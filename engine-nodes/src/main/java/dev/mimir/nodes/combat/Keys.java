package dev.mimir.nodes.combat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Short names for ids of choices: lower case, with `-` for what is neither letter, digit, `_` nor
/// `.`. Where nothing else is left, or another had the name before, it is the place from 1.
final class Keys {
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9_.]+");

  private final List<String> keys = new ArrayList<>();

  Keys(List<String> names) {
    Set<String> used = new HashSet<>();
    for (String name : names) {
      String key = OTHER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
      boolean usable = !key.isEmpty() && !key.equals("-") && !used.contains(key);
      String unique = usable ? key : Integer.toString(keys.size() + 1);
      while (!used.add(unique)) {
        unique += ".";
      }
      keys.add(unique);
    }
  }

  String of(int place) {
    return keys.get(place);
  }
}
