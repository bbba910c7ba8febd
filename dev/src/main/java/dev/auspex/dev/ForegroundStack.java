package dev.auspex.dev;

import dev.auspex.dev.stack.Death;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.Progress;
import dev.auspex.dev.stack.StackFolder;
import dev.auspex.dev.stack.StackSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A stack that lives as long as this command: Ctrl-C, {@code ./auspex down} or the death of a part
 * ends both.
 */
final class ForegroundStack implements AutoCloseable {
  private final long begin = System.nanoTime();
  private final StackSettings settings;
  private final DevStack stack;
  private final CountDownLatch broken = new CountDownLatch(1);
  private final AtomicReference<Death> reason = new AtomicReference<>();

  ForegroundStack(StackSettings settings) {
    this.settings = settings;
    Progress progress = this::print;
    this.stack = new DevStack(settings, progress, this::died);
  }

  /** Starts everything and says how long it took and how much memory it holds. */
  DevStack start() throws InterruptedException {
    Launcher.claim(new StackFolder(settings.home()), settings.ports().queryGateway());
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-stack"));
    stack.start();
    Map<Part, Long> sizes = stack.residentBytes();
    long total = sizes.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder parts = new StringBuilder();
    sizes.forEach(
        (part, bytes) ->
            parts.append(
                "%s%s %d".formatted(parts.isEmpty() ? "" : ", ", part.label(), bytes >> 20)));
    print(
        "auspex",
        "ready after %.1f s; resident memory %.2f GB (MB: %s)"
            .formatted((System.nanoTime() - begin) / 1e9, total / 1e9, parts));
    return stack;
  }

  /** Returns only when a part has died that the rest needs, with the exit code of the command. */
  int stay() throws InterruptedException {
    print("auspex", "runs until Ctrl-C or ./auspex down");
    broken.await();
    Death death = Objects.requireNonNull(reason.get());
    print(death.part().label(), death.message());
    print("auspex", "stopping everything");
    return 1;
  }

  @Override
  public void close() {
    stack.close();
  }

  private void died(Death death) {
    if (death.endsAll()) {
      if (reason.compareAndSet(null, death)) {
        broken.countDown();
      }
    } else {
      print(death.part().label(), death.message());
    }
  }

  private void print(String subject, String message) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "[%6.1f s] %-14s %s",
            (System.nanoTime() - begin) / 1e9,
            subject,
            message));
  }
}
