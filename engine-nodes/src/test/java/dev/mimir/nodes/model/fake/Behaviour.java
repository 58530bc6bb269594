package dev.mimir.nodes.model.fake;

import java.io.IOException;
import java.util.function.UnaryOperator;

/// How a {@link FakeModelServer} meets a request.
@FunctionalInterface
public interface Behaviour {

  /// @throws IOException to close the connection at once
  void answer(Completion completion) throws IOException;

  /// Answers a text, word by word where it is to be streamed.
  static Behaviour answering(String text) {
    return replying(_ -> text);
  }

  /// Answers what follows from the last message.
  static Behaviour replying(UnaryOperator<String> reply) {
    return completion -> {
      completion.say(reply.apply(completion.asked()));
      completion.finish("stop");
    };
  }

  /// Breaks off for length.
  static Behaviour runningOut(String text) {
    return completion -> {
      completion.say(text);
      completion.finish("length");
    };
  }

  /// Calls a tool.
  ///
  /// @param arguments as the model writes them
  static Behaviour calling(String tool, String arguments) {
    return completion -> {
      completion.call(tool, arguments);
      completion.finish("tool_calls");
    };
  }

  /// Refuses in the model's own words.
  static Behaviour refusing(String words) {
    return completion -> {
      completion.refuse(words);
      completion.finish("stop");
    };
  }

  /// Is stopped by the provider's filter.
  static Behaviour filtered() {
    return completion -> completion.finish("content_filter");
  }

  /// Takes the request and never answers.
  static Behaviour hanging() {
    return Completion::hang;
  }

  /// Begins to answer and goes silent.
  static Behaviour fallingSilent(String beginning) {
    return completion -> {
      completion.say(beginning);
      completion.hang();
    };
  }

  /// Begins to answer, and the connection is cut.
  static Behaviour cutting(String beginning) {
    return completion -> {
      completion.say(beginning);
      throw new IOException("cut");
    };
  }

  /// Begins to answer, and the stream ends in good order but without an end of the answer.
  static Behaviour ending(String beginning) {
    return completion -> {
      completion.say(beginning);
      completion.end();
    };
  }

  /// Closes the connection without an answer.
  static Behaviour dropping() {
    return _ -> {
      throw new IOException("dropped");
    };
  }

  /// Answers a status.
  static Behaviour failing(int status) {
    return completion ->
        completion.plain(
            status, "application/json", "{\"error\":{\"message\":\"status " + status + "\"}}");
  }

  /// Answers a status with words.
  static Behaviour failing(int status, String body) {
    return completion -> completion.plain(status, "application/json", body);
  }

  /// Answers 429.
  ///
  /// @param retryAfter the header's value
  static Behaviour limiting(String retryAfter) {
    return completion -> {
      completion.header("Retry-After", retryAfter);
      completion.plain(429, "application/json", "{\"error\":{\"message\":\"slow down\"}}");
    };
  }

  /// Answers 200 and what is no completion.
  static Behaviour garbage() {
    return completion -> completion.plain(200, "text/html", "<html><body>Welcome!</body></html>");
  }

  /// Streams what is no completion.
  static Behaviour garbledStream() {
    return completion ->
        completion.plain(200, "text/event-stream", "data: {\"choices\": [ {{{\n\ndata: [DONE]\n\n");
  }
}
