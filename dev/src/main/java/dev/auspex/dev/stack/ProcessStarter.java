package dev.auspex.dev.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes that cannot outlive this JVM, even when it is killed.
 *
 * <p>Linux sends a child its parent-death signal when the <em>thread</em> that forked it ends, so
 * all children are forked by one thread that lives as long as this object.
 */
final class ProcessStarter implements AutoCloseable {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /** The user {@code nobody} of every Linux distribution. */
  private static final String NOBODY = "65534";

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread forking = new Thread(task, "process-starter");
            forking.setDaemon(true);
            return forking;
          });

  /** Starts {@code builder}'s command as the current user. */
  Process start(ProcessBuilder builder) {
    return fork(builder, List.of());
  }

  /**
   * Starts {@code builder}'s command as a user without root's identity, for servers that refuse
   * root. As root, the child becomes {@code nobody} but keeps the right to reach files, so that the
   * checkout may lie in a folder that only root may enter.
   */
  Process startUnprivileged(ProcessBuilder builder) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return start(builder);
    }
    if (!Files.isExecutable(SETPRIV)) {
      throw new StackException(
          "Elasticsearch refuses to run as root, and setpriv (package util-linux) is missing. Start"
              + " ./auspex as an ordinary user.");
    }
    return fork(
        builder,
        List.of(
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--inh-caps=+dac_override",
            "--ambient-caps=+dac_override"));
  }

  private Process fork(ProcessBuilder builder, List<String> setprivOptions) {
    if (Files.isExecutable(SETPRIV)) {
      List<String> command = new ArrayList<>();
      command.add(SETPRIV.toString());
      command.add("--pdeathsig=TERM");
      command.addAll(setprivOptions);
      command.add("--");
      command.addAll(builder.command());
      builder.command(command);
    }
    try {
      return thread.submit(builder::start).get();
    } catch (ExecutionException failure) {
      throw new StackException(
          "Cannot start %s: %s".formatted(builder.command(), failure.getCause().getMessage()),
          failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while starting a process", interrupted);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
