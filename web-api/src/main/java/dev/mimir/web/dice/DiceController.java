package dev.mimir.web.dice;

import dev.mimir.dice.Dice;
import dev.mimir.dice.DiceNotationException;
import dev.mimir.dice.Odds;
import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.JsonBody;
import dev.mimir.web.openapi.Answers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Computes odds.
@RestController
@RequestMapping(path = "/api/v2/dice", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Designers")
class DiceController {

  /// @param notation of the dice, e.g. `4d6dl1 + 2`
  record OddsRequest(String notation) implements JsonBody {}

  @PostMapping("/odds")
  @Operation(summary = "Exact odds of dice", description = "Computed, not sampled.")
  @Answers
  Envelope<Odds> diceOdds(Exchange exchange, @RequestBody OddsRequest request) {
    @Nullable String notation = request.notation();
    if (notation == null) {
      throw ApiException.invalid("/notation", "The notation is missing.");
    }
    try {
      return exchange.answer("Odds computed.", Dice.parse(notation).odds());
    } catch (DiceNotationException e) {
      throw ApiException.invalid(
          "/notation", e.getMessage() + " (column " + (e.column() + 1) + ")");
    }
  }
}
