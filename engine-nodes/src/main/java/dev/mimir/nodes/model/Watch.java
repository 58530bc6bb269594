package dev.mimir.nodes.model;

import dev.mimir.nodes.model.ChatException.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets a call take no longer than it may, as a whole and without a sign of life. The call runs on
/// a virtual thread of its own, which is interrupted when its time is up.
final class Watch {
  private final Duration whole;
  private final Duration idle;
  private final AtomicLong sign = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  Watch(Duration whole, Duration idle) {
    this.whole = whole;
    this.idle = idle;
  }

  /// A call that tells of its deltas.
  interface Call {
    ChatReply with(Consumer<String> deltas) throws ChatException, InterruptedException;
  }

  /// @param deltas takes what comes, until the call is over
  /// @throws ChatException what the call threw, or `TIMEOUT`
  ChatReply over(Call call, Consumer<String> deltas) throws ChatException, InterruptedException {
    FutureTask<ChatReply> task = new FutureTask<>(() -> call.with(delta -> pass(delta, deltas)));
    long start = System.nanoTime();
    sign.set(start);
    Thread thread = Thread.ofVirtual().name("model-call").start(task);
    try {
      return await(task, start);
    } finally {
      over.set(true);
      thread.interrupt();
    }
  }

  private void pass(String delta, Consumer<String> deltas) {
    sign.set(System.nanoTime());
    if (!delta.isEmpty() && !over.get()) {
      deltas.accept(delta);
    }
  }

  private ChatReply await(FutureTask<ChatReply> task, long start)
      throws ChatException, InterruptedException {
    while (true) {
      long now = System.nanoTime();
      long left = start + whole.toNanos() - now;
      long quiet = sign.get() + idle.toNanos() - now;
      if (left <= 0 || quiet <= 0) {
        throw late(left <= 0);
      }
      try {
        return task.get(Math.min(left, quiet), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        // There may have been a sign of life since.
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private ChatException late(boolean asAWhole) {
    return new ChatException(
        Kind.TIMEOUT,
        asAWhole
            ? "No complete answer within %d ms.".formatted(whole.toMillis())
            : "No sign of life for %d ms.".formatted(idle.toMillis()));
  }

  private static ChatException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case ChatException known -> known;
      case RuntimeException defect -> throw defect;
      case Error defect -> throw defect;
      case null, default -> throw new IllegalStateException(cause);
    };
  }
}
