package dev.mimir.projection.transcript;

import dev.mimir.dice.Die;
import dev.mimir.dice.Draw;
import dev.mimir.session.SessionEvent.Parent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What only some kinds of items have: `text` has line, media and tags; `dice` has notation, total,
/// dice, draws, target and success; `check` has character, skill, roll, bonus, total, difficulty
/// and outcome; `item` has op, owner, item, change and quantity; `equipment` has owner, item and
/// equipped; `character` has character, changes and reason; `combat` has round, actor, action,
/// opponent, outcome, amount and hp; `llm` and `npc` have character; `input` has choice or value,
/// and item, the element behind a choice made for each element of a list; `ending` has ending;
/// `saved` has slot; `restored` has slot and saved, the sequence that it was brought back to;
/// `suspended` and `abandoned` have reason; `forked` has parent, the point that the session goes on
/// from.
public record Details(
    @Nullable String line,
    @Nullable String media,
    @Nullable List<String> tags,
    @Nullable String notation,
    @Nullable Long total,
    @Nullable List<Die> dice,
    @Nullable List<Draw> draws,
    @Nullable Long target,
    @Nullable Boolean success,
    @Nullable String character,
    @Nullable String skill,
    @Nullable Long roll,
    @Nullable Long bonus,
    @Nullable Long difficulty,
    @Nullable String outcome,
    @Nullable String op,
    @Nullable String owner,
    @Nullable Object item,
    @Nullable Long change,
    @Nullable Long quantity,
    @Nullable Boolean equipped,
    @Nullable Map<String, Object> changes,
    @Nullable String reason,
    @Nullable Long round,
    @Nullable String actor,
    @Nullable String action,
    @Nullable String opponent,
    @Nullable Long amount,
    @Nullable Long hp,
    @Nullable String choice,
    @Nullable Object value,
    @Nullable String ending,
    @Nullable String slot,
    @Nullable Long saved,
    @Nullable Parent parent) {}
