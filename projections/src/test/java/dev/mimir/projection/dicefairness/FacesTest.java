package dev.mimir.projection.dicefairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FacesTest {

  @Test
  void knows_how_many_faces_are_in_each_class() {
    for (int sides : new int[] {1, 6, 1_000, 1_001, 1_999, 12_345}) {
      Map<Integer, Long> sizes = new HashMap<>();
      for (int face = 1; face <= sides; face++) {
        sizes.merge(Faces.of(sides, face), 1L, Long::sum);
      }
      assertThat(sizes).as("%d sides", sides).hasSize(Faces.count(sides));
      sizes.forEach((number, size) -> assertThat(Faces.size(sides, number)).isEqualTo(size));
    }
  }
}
