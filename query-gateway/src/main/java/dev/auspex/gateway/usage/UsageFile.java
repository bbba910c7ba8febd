package dev.auspex.gateway.usage;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.usage.UsageReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is not reported yet, on disk. Used by one thread at a time. */
final class UsageFile {
  private static final Logger LOG = LoggerFactory.getLogger(UsageFile.class);

  /**
   * All that a restart needs.
   *
   * @param source who counts
   * @param sequence of the last report that was made
   * @param pending a report of which nobody knows whether it was counted
   * @param waiting what is in no report yet
   */
  record Kept(
      UUID source, long sequence, @Nullable UsageReport pending, List<UsageReport.Entry> waiting) {
    Kept {
      waiting = List.copyOf(waiting);
    }
  }

  private final Path file;
  private final ObjectMapper json;

  UsageFile(Path file, ObjectMapper json) {
    this.file = file.toAbsolutePath();
    this.json = json;
  }

  /**
   * What was kept; empty where there is nothing, or nothing that can be read.
   *
   * @throws UncheckedIOException where the folder or file cannot be accessed at all
   */
  Optional<Kept> load() {
    try {
      Files.createDirectories(folder());
      return Files.exists(file)
          ? Optional.ofNullable(json.readValue(Files.readAllBytes(file), Kept.class))
          : Optional.empty();
    } catch (JacksonException corrupt) {
      LOG.atError()
          .addKeyValue("file", file)
          .log("kept usage cannot be read, counting anew: {}", corrupt.getOriginalMessage());
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the file %s must be readable and its folder writable (gateway.usage.file)"
              .formatted(file),
          failure);
    }
  }

  /** Keeps {@code now} in the place of what was kept; durable when this returns. */
  void keep(Kept now) throws IOException {
    Path draft = folder().resolve(file.getFileName() + ".draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(now));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path folder() {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("gateway.usage.file must name a file, but is " + file);
    }
    return parent;
  }
}
