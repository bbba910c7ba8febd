package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last good snapshot on disk. A reader sees the old or the new one, never a half. */
final class SnapshotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);

  private final Path file;
  private final ObjectMapper json;
  private final Clock clock;

  SnapshotFile(Path file, ObjectMapper json, Clock clock) {
    this.file = file.toAbsolutePath();
    this.json = json;
    this.clock = clock;
  }

  /**
   * The stored snapshot; empty where there is none, or none that can be read. An unreadable one is
   * moved aside, so that it can be looked into and is not tried again.
   *
   * @throws UncheckedIOException where the folder or file cannot be accessed at all: then the next
   *     snapshot could not be kept either
   */
  Optional<Snapshot> load() {
    try {
      Files.createDirectories(folder());
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      try {
        Snapshot snapshot = json.readValue(bytes, Snapshot.class);
        if (snapshot != null) {
          return Optional.of(snapshot);
        }
        setAside("the file holds null");
      } catch (JacksonException corrupt) {
        setAside(corrupt.getOriginalMessage());
      }
      return Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the snapshot file %s must be readable and its folder writable (gateway.snapshot.file)"
              .formatted(file),
          failure);
    }
  }

  /** Replaces the stored snapshot; durable when this returns. */
  void store(Snapshot snapshot) throws IOException {
    Path draft = folder().resolve(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      restrictToOwner(draft);
      ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(snapshot));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // The rename itself is durable only once the folder is.
    try (FileChannel directory = FileChannel.open(folder(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  private void setAside(String reason) throws IOException {
    Path aside =
        folder().resolve(file.getFileName() + ".unreadable-" + clock.instant().getEpochSecond());
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    LOG.atError()
        .addKeyValue("file", file)
        .addKeyValue("movedTo", aside)
        .log("stored snapshot cannot be read, starting without it: {}", reason);
  }

  /** The file holds hashes of keys. */
  private static void restrictToOwner(Path path) throws IOException {
    if (Files.getFileStore(path).supportsFileAttributeView("posix")
        && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private Path folder() {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("gateway.snapshot.file must name a file, but is " + file);
    }
    return parent;
  }
}
