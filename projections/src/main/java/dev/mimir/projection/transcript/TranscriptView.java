package dev.mimir.projection.transcript;

import dev.mimir.projection.View;
import dev.mimir.projection.schema.tables.Transcript;

/// What analysts see of transcripts.
final class TranscriptView {
  private TranscriptView() {}

  static View of(Transcript table) {
    return View.of("transcript", "What the players of a session saw and did, in order.", table)
        .with(table.TENANT, "Whose session it is.")
        .with(table.SESSION_ID, "The session.")
        .with(table.SEQUENCE, "Sequence of the event within the session.")
        .with(
            table.KIND,
            "text, dice, check, item, equipment, character, combat, llm, npc, input, ending, saved,"
                + " restored, forked, suspended, resumed or abandoned.")
        .with(table.NODE_ID, "The node that showed or asked it; null of what befell the session.")
        .with(table.SPEAKER, "Who says it; null of the narrator.")
        .with(table.PLAYER, "Id of the player who did it; null of what was shown.")
        .with(table.SHOWN_TO, "Ids of the players who saw it; null when all did.")
        .with(table.TEXT, "What was shown or typed.")
        .with(table.DETAILS, "What only entries of this kind have.")
        .with(table.AT, "When it happened.")
        .with(
            table.WORDS,
            "What the text is found by, by words @@ a tsquery: small letters without accents; in"
                + " scripts without spaces pairs of characters.");
  }
}
