package dev.auspex.modelserver.batch;

import dev.auspex.contract.Deadline;
import dev.auspex.modelserver.runtime.Embedding;
import dev.auspex.modelserver.runtime.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The texts of one request. Guarded by the lock of its queue, apart from {@link #answer}. */
final class Job {
  /** Completed once, with all embeddings in the order of the texts, or with the refusal. */
  final CompletableFuture<List<Embedding>> answer = new CompletableFuture<>();

  final Deadline deadline;

  /** Breaks ties between equal deadlines: first come, first served. */
  final long number;

  private final List<Tokens> texts;
  private final List<@Nullable Embedding> embeddings;
  private int next;
  private int missing;
  private long waitingTokens;

  Job(List<Tokens> texts, Deadline deadline, long number) {
    this.texts = texts;
    this.deadline = deadline;
    this.number = number;
    this.missing = texts.size();
    this.embeddings = new ArrayList<>(texts.size());
    for (Tokens text : texts) {
      embeddings.add(null);
      waitingTokens += text.count();
    }
  }

  /** Deadlines of the monotonic clock may wrap around, so they are subtracted, not compared. */
  boolean before(Job other) {
    long gap = deadline.atNanos() - other.deadline.atNanos();
    return gap < 0 || (gap == 0 && number < other.number);
  }

  long waitingTokens() {
    return waitingTokens;
  }

  int waitingTexts() {
    return texts.size() - next;
  }

  /** Hands out the next text. */
  Task take() {
    Task task = new Task(this, next, texts.get(next));
    waitingTokens -= task.text().count();
    next++;
    return task;
  }

  /** Keeps one embedding; true when it was the last. */
  boolean keep(int index, Embedding embedding) {
    embeddings.set(index, embedding);
    missing--;
    return missing == 0;
  }

  List<Embedding> embeddings() {
    List<Embedding> all = new ArrayList<>(embeddings.size());
    for (Embedding embedding : embeddings) {
      if (embedding == null) {
        throw new IllegalStateException("asked before all texts were encoded");
      }
      all.add(embedding);
    }
    return List.copyOf(all);
  }

  /** One text on its way to a worker. */
  record Task(Job job, int index, Tokens text) {}
}
