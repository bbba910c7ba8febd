package dev.auspex.dev.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends what a killed launcher has left behind on the same folder: PostgreSQL detaches from its
 * launcher, and other parts may still be on their way down.
 */
final class Leftovers {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final StackFolder folder;

  Leftovers(StackFolder folder) {
    this.folder = folder;
  }

  /** Returns once none of {@code parts} of an earlier run is alive. */
  void stop(List<Part> parts) throws IOException, InterruptedException {
    List<ProcessHandle> found = new ArrayList<>();
    for (Part part : parts) {
      find(part).ifPresent(found::add);
    }
    found.forEach(ProcessHandle::destroy);
    for (ProcessHandle process : found) {
      try {
        process.onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException stuck) {
        throw new StackException(
            "Process %d of an earlier run does not stop; end it by hand.".formatted(process.pid()),
            stuck);
      }
    }
  }

  /**
   * The live process of {@code part}; its command line must name our folder, for ids are reused.
   */
  Optional<ProcessHandle> find(Part part) throws IOException {
    Path file =
        part == Part.POSTGRES ? folder.data(part).resolve("postmaster.pid") : folder.pidFile(part);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().trim())).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(folder.root().toString());
  }
}
