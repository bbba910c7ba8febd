package dev.auspex.benchmarks.official;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Elasticsearch's JavaScript client, which a script of ours has say what it is answered. */
public final class NpmClient {
  private static final Duration INSTALL_LONGEST = Duration.ofMinutes(3);
  private static final Duration RUN_LONGEST = Duration.ofMinutes(1);

  private final Path folder;

  private NpmClient(Path folder) {
    this.folder = folder;
  }

  /**
   * The client of {@code checkout}; asks npm for it where it is not there yet.
   *
   * @throws IOException where npm cannot get it
   */
  public static NpmClient install(Path checkout) throws IOException, InterruptedException {
    Path folder = checkout.resolve("benchmarks/npm-client");
    if (!Files.isDirectory(folder.resolve("node_modules/@elastic/elasticsearch"))) {
      run(
          folder,
          INSTALL_LONGEST,
          List.of("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline"));
    }
    return new NpmClient(folder);
  }

  /**
   * What the client is answered at {@code address}: a line of JSON for each call, the same calls
   * each time.
   *
   * @param key an API key; null for none
   */
  public List<String> answers(URI address, String index, @Nullable String key)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "check.mjs", address.toString(), index));
    if (key != null) {
      command.add(key);
    }
    return run(folder, RUN_LONGEST, command).lines().toList();
  }

  private static String run(Path folder, Duration longest, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("npm-client", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String said = Files.readString(output, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        throw new IOException(
            "%s %s: %s"
                .formatted(
                    command.getFirst(),
                    ended ? "failed" : "did not end",
                    said.substring(Math.max(0, said.length() - 500))));
      }
      return said;
    } finally {
      Files.delete(output);
    }
  }
}
