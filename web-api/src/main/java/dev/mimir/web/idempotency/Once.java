package dev.mimir.web.idempotency;

import dev.mimir.web.http.ApiException;
import dev.mimir.web.http.Envelope;
import dev.mimir.web.http.ErrorCode;
import dev.mimir.web.http.Exchange;
import dev.mimir.web.http.IdempotencyKey;
import dev.mimir.web.http.WebJson;
import dev.mimir.web.idempotency.Claims.Answer;
import dev.mimir.web.idempotency.Claims.Claim;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Does a request that came with an `Idempotency-Key` once, and answers its repetitions alike.
///
/// The first request with a key claims it: a row with the digest of the body and something reserved
/// for the work, such as the id of the session to start. The claim is committed before the work
/// begins, the answer is added to it after the work is done.
///
/// A repetition that finds an answer gives it again. One that finds a claim without an answer does
/// not wait for anybody: whoever made the claim may be at work still, or have died with its
/// process. It does the work again with what the claim has reserved, and the work has to be such
/// that doing it twice with the same reservation is doing it once: a session id is started once by
/// its event log, a document is published once by its content. Of several that get so far the first
/// answer added stands, and all of them give that one. So no key blocks, nothing is done twice, and
/// no lock or lease has to run out, whatever crashes when.
///
/// A refused request adds no answer; the key stays with its body, and repeating it tries again.
/// Turns are not dealt with here: their keys are in the session's own log.
@Component
public class Once {
  /// Answered as `true` when the answer had been given before.
  public static final String REPEATED = "Idempotency-Replayed";

  private final Claims claims;

  Once(Claims claims) {
    this.claims = claims;
  }

  /// What was done.
  public record Done<T>(HttpStatus status, String message, T data) {}

  /// Work that is done once however often it is tried with the same reservation.
  @FunctionalInterface
  public interface Work {

    /// @param reserved null when the request has no key
    /// @throws ApiException when it is refused
    Done<?> with(@Nullable String reserved);
  }

  /// Answers a request, doing the work if there is no answer yet.
  ///
  /// @param endpoint the scope of the key, together with the tenant
  /// @param digest of the body
  /// @param reserve what the work needs to be the same each time; throws when it is refused
  public ResponseEntity<Envelope<?>> answer(
      Exchange exchange,
      IdempotencyKey key,
      String endpoint,
      Supplier<String> digest,
      Supplier<String> reserve,
      Work work) {
    String value = key.value();
    if (value == null) {
      return answer(exchange, work.with(null));
    }
    Claims.Key scoped = new Claims.Key(exchange.tenantId(), endpoint, value);
    return answer(exchange, scoped, digest.get(), reserve, work);
  }

  private ResponseEntity<Envelope<?>> answer(
      Exchange exchange, Claims.Key key, String digest, Supplier<String> reserve, Work work) {
    Claim claim = claims.find(key);
    if (claim == null) {
      claim = claim(key, digest, reserve);
    }
    if (!claim.digest().equals(digest)) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED, "The key came before, with another body.");
    }
    Answer known = claim.answer();
    if (known != null) {
      return repeat(exchange, known);
    }
    Done<?> done = work.with(claim.reserved());
    return settle(exchange, key, done);
  }

  /// A refusal counts only while nobody else has claimed the key: the work of another with the same
  /// key may be what it is refused for.
  private Claim claim(Claims.Key key, String digest, Supplier<String> reserve) {
    Claim mine;
    try {
      mine = new Claim(digest, reserve.get(), null);
    } catch (ApiException refusal) {
      Claim theirs = claims.find(key);
      if (theirs == null) {
        throw refusal;
      }
      return theirs;
    }
    return claims.insert(key, mine) ? mine : claims.get(key);
  }

  private ResponseEntity<Envelope<?>> settle(Exchange exchange, Claims.Key key, Done<?> done) {
    Answer mine =
        new Answer(done.status().value(), WebJson.ANSWERS.writeValueAsString(stored(done)));
    if (claims.settle(key, mine)) {
      return answer(exchange, done);
    }
    @Nullable Answer first = claims.get(key).answer();
    return first == null ? answer(exchange, done) : repeat(exchange, first);
  }

  private static Stored stored(Done<?> done) {
    return new Stored(done.message(), WebJson.ANSWERS.valueToTree(done.data()));
  }

  private static ResponseEntity<Envelope<?>> answer(Exchange exchange, Done<?> done) {
    return ResponseEntity.status(done.status()).body(exchange.answer(done.message(), done.data()));
  }

  private static ResponseEntity<Envelope<?>> repeat(Exchange exchange, Answer answer) {
    Stored stored = WebJson.ANSWERS.readValue(answer.body(), Stored.class);
    return ResponseEntity.status(answer.status())
        .header(REPEATED, "true")
        .body(exchange.answer(stored.message(), stored.data()));
  }

  private record Stored(String message, JsonNode data) {}
}
