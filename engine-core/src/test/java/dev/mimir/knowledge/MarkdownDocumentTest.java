package dev.mimir.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownDocumentTest {

  @Test
  void reads_what_stands_before_the_text() {
    String file =
        """
        ---
        title: The gate: closed
        kind: lore
        keywords: gate, old portcullis
        when: siege > 3
        priority: 5
        ---

        The gate is shut.
        """;
    assertThat(MarkdownDocument.read("gate", file))
        .isEqualTo(
            new Document(
                "gate",
                "The gate: closed",
                "The gate is shut.",
                DocumentKind.LORE,
                Map.of(),
                new Lore(List.of("gate", "old portcullis"), "siege > 3", false, 5)));
    assertThat(MarkdownDocument.read("gate", file.replace("\n", "\r\n")).text())
        .isEqualTo("The gate is shut.");
  }

  @Test
  void takes_a_text_alone() {
    assertThat(MarkdownDocument.read("inn", "Rooms --- with a view.\n"))
        .isEqualTo(
            new Document(
                "inn", "inn", "Rooms --- with a view.", DocumentKind.STORY, Map.of(), null));
    assertThat(MarkdownDocument.read("inn", "---\n---\nRooms.").text()).isEqualTo("Rooms.");
  }

  @Test
  void refuses_what_it_cannot_read() {
    assertThatThrownBy(() -> MarkdownDocument.read("a", "---\ntitle: A\n"))
        .hasMessageContaining("does not end");
    assertThatThrownBy(() -> MarkdownDocument.read("a", "---\ntitle\n---\nA"))
        .hasMessageContaining("'title'");
    assertThatThrownBy(() -> MarkdownDocument.read("a", "---\nkind: poem\n---\nA"))
        .hasMessageContaining("no kind 'poem'");
  }
}
