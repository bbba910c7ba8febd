package dev.auspex.benchmarks.platform;

import dev.auspex.dev.stack.Death;
import dev.auspex.dev.stack.DevStack;
import dev.auspex.dev.stack.Part;
import dev.auspex.dev.stack.Ports;
import dev.auspex.dev.stack.StackException;
import dev.auspex.dev.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A whole platform with empty data, for one run. The unpacked servers are kept from run to run, for
 * Keycloak takes half a minute to prepare; nothing else is.
 */
public final class Platform implements AutoCloseable {
  private final FileChannel lockFile;
  private final StackSettings settings;
  private final DevStack stack;
  private final PlatformClient client;
  private final List<Death> deaths = new CopyOnWriteArrayList<>();
  private final Thread closer = new Thread(this::closeStack, "stop-stack");

  private Platform(FileChannel lockFile, StackSettings settings, Consumer<String> say) {
    this.lockFile = lockFile;
    this.settings = settings;
    this.stack =
        new DevStack(
            settings,
            (subject, message) -> say.accept("%-14s %s".formatted(subject, message)),
            deaths::add);
    this.client = new PlatformClient(stack.endpoints());
  }

  /**
   * Starts everything on free ports and returns once all of it answers.
   *
   * @param checkout root of the built checkout
   * @param home folder of the stack; its data are deleted
   * @param change what this run sets differently
   * @throws StackException when another run uses {@code home}, or a part does not start
   */
  public static Platform start(
      Path checkout, Path home, UnaryOperator<StackSettings> change, Consumer<String> say)
      throws IOException, InterruptedException {
    Files.createDirectories(home);
    FileChannel lockFile =
        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lockFile.tryLock();
    if (lock == null) {
      lockFile.close();
      throw new StackException("Another bench or proof runs in %s.".formatted(home));
    }
    delete(home.resolve("data"));
    Platform platform =
        new Platform(
            lockFile, change.apply(StackSettings.embedded(checkout, home, Ports.free())), say);
    Runtime.getRuntime().addShutdownHook(platform.closer);
    try {
      platform.stack.start();
    } catch (RuntimeException | InterruptedException failure) {
      platform.close();
      throw failure;
    }
    return platform;
  }

  /** Its processes. */
  public DevStack stack() {
    return stack;
  }

  /** What it was started with. */
  public StackSettings settings() {
    return settings;
  }

  /** Requests to its API. */
  public PlatformClient client() {
    return client;
  }

  /** Parts that ended without having been asked to, in words. */
  public List<String> deaths() {
    return deaths.stream().map(death -> death.part().label() + ": " + death.message()).toList();
  }

  /** Bytes of live objects on the heap of {@code part}, after a full collection. */
  public long liveHeap(Part part) throws IOException, InterruptedException {
    return LiveHeap.of(stack.pid(part));
  }

  /**
   * Leaves half of the processors to Elasticsearch, and the others to the gateway and to this
   * process, as they are on machines of their own where it matters. What goes straight to
   * Elasticsearch finds the same half.
   *
   * @return false where this machine has one processor, or no means to do so
   */
  public boolean setEngineApart() throws InterruptedException {
    int processors = Runtime.getRuntime().availableProcessors();
    if (processors < 2) {
      return false;
    }
    Processors engine = new Processors(0, processors / 2);
    Processors others = new Processors(processors / 2, processors);
    return engine.bind(stack.pid(Part.ELASTICSEARCH))
        && others.bind(stack.pid(Part.QUERY_GATEWAY))
        && others.bind(ProcessHandle.current().pid());
  }

  @Override
  public void close() {
    closeStack();
    try {
      Runtime.getRuntime().removeShutdownHook(closer);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs anyway, and finds everything stopped.
    }
    try {
      lockFile.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void closeStack() {
    stack.close();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
