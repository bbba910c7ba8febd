package dev.auspex.dev.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts one of our own Quarkus services from the folder that its module was packaged into. */
final class JavaService {
  /** Development machines are small: little heap. */
  private static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  /** They restart often, too. */
  private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

  private final StackSettings settings;
  private final StackFolder folder;
  private final ProcessStarter starter;

  JavaService(StackSettings settings, StackFolder folder, ProcessStarter starter) {
    this.settings = settings;
    this.folder = folder;
    this.starter = starter;
  }

  /**
   * Starts {@code part}.
   *
   * @param heapMegabytes its largest heap
   * @param properties system properties of the JVM
   * @param environment what it reads from its environment, on top of ours
   */
  Process start(
      Part part,
      int heapMegabytes,
      Map<String, String> properties,
      Map<String, String> environment) {
    Path jar =
        settings.checkout().resolve(part.label()).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.isRegularFile(jar)) {
      throw new StackException(
          "%s is not built: %s is missing. Run ./mvnw package -DskipTests"
              .formatted(part.label(), jar));
    }
    List<String> command = new ArrayList<>();
    command.add(Jdk.java());
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(JVM);
    if (!settings.fullCompiler()) {
      command.add(QUICK_COMPILER);
    }
    if (part == Part.MODEL_SERVER) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    // Nothing reads it: it marks the process as one of this folder, for the start after a crash.
    command.add("-Dstack.home=" + folder.root());
    command.add("-Dquarkus.http.host=127.0.0.1");
    command.add("-Dquarkus.http.port=" + settings.ports().of(part));
    command.add("-jar");
    command.add(jar.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.data(part).toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.log(part).toFile());
    builder.environment().putAll(environment);
    Process process = starter.start(builder);
    try {
      // Nobody types into a service: an open pipe would only keep a file descriptor busy.
      process.getOutputStream().close();
      Files.writeString(folder.pidFile(part), Long.toString(process.pid()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return process;
  }

  /** The health page that answers 200 once {@code part} can do its work. */
  URI health(Part part) {
    return URI.create("http://127.0.0.1:%d/q/health/ready".formatted(settings.ports().of(part)));
  }
}
