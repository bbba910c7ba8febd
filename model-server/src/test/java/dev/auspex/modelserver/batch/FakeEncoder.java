package dev.auspex.modelserver.batch;

import dev.auspex.modelserver.runtime.Embedding;
import dev.auspex.modelserver.runtime.Encoder;
import dev.auspex.modelserver.runtime.Tokens;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Encodes a text of n letters, which has n tokens, as the angle n; each token takes one millisecond
 * of {@link #clock}. A text "!" fails; "wait" blocks until {@link #release}.
 */
public final class FakeEncoder implements Encoder {
  /** Nanoseconds of pretended work. */
  public final AtomicLong clock = new AtomicLong();

  /** Open from the moment on in which a worker has taken "wait". */
  public final CountDownLatch blocked = new CountDownLatch(1);

  private final CountDownLatch released = new CountDownLatch(1);
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final List<Integer> encoded = new CopyOnWriteArrayList<>();

  /** Lets "wait" go on. */
  public void release() {
    released.countDown();
  }

  /** Texts cut into tokens so far. */
  public List<String> texts() {
    return texts;
  }

  /** Token counts encoded so far, in order. */
  public List<Integer> encoded() {
    return encoded;
  }

  /** What this text becomes. */
  public static Embedding embedding(int tokens) {
    return Embedding.normalised(
        new float[] {(float) Math.cos(tokens * 0.01), (float) Math.sin(tokens * 0.01)});
  }

  @Override
  public Tokens tokenize(String text) {
    texts.add(text);
    return switch (text) {
      case "!" -> new Tokens(-1);
      case "wait" -> new Tokens(-2);
      default -> new Tokens(new long[Math.max(1, text.length())]);
    };
  }

  @Override
  public Embedding encode(Tokens tokens) {
    if (tokens.equals(new Tokens(-1))) {
      throw new IllegalStateException("broken");
    }
    if (tokens.equals(new Tokens(-2))) {
      blocked.countDown();
      try {
        released.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    encoded.add(tokens.count());
    clock.addAndGet(tokens.count() * 1_000_000L);
    return embedding(tokens.count());
  }

  @Override
  public void close() {}
}
