package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.snapshot.SnapshotChange;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good snapshot on disk: one {@link SnapshotChange} that stands alone, then one line for
 * each later change. A change is appended and made durable; when the changes outweigh the base, a
 * new file takes the place of the old one. A line that was half written when the power went is cut
 * off at the next start. Used by one thread at a time.
 */
final class SnapshotFile {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotFile.class);
  private static final byte[] LINE_END = {'\n'};

  /** Up to this many bytes changes are appended, however small the base is. */
  private static final long SMALL = 1 << 20;

  private final Path file;
  private final ObjectMapper json;
  private final Clock clock;

  private long baseBytes;
  private long changeBytes;
  // Whether the file ends with the revision that was given last.
  private boolean complete;

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
  Optional<Directory> load() {
    try {
      Files.createDirectories(folder());
      return Files.exists(file) ? read() : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "the snapshot file %s must be readable and its folder writable (gateway.snapshot.file)"
              .formatted(file),
          failure);
    }
  }

  private Optional<Directory> read() throws IOException {
    Directory directory = Directory.EMPTY;
    long end = 0;
    long base = 0;
    String reason = "";
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        MappingIterator<SnapshotChange> changes =
            json.readerFor(SnapshotChange.class).readValues(bytes)) {
      while (changes.hasNextValue()) {
        SnapshotChange change = changes.nextValue();
        if (change == null || (end == 0) != change.isWhole()) {
          reason = "a whole snapshot and then changes are expected";
          break;
        }
        directory = directory.after(change);
        end = changes.getCurrentLocation().getByteOffset();
        base = base == 0 ? end : base;
      }
    } catch (JacksonException corrupt) {
      reason = corrupt.getOriginalMessage();
    }
    if (end == 0) {
      setAside(reason.isEmpty() ? "the file is empty" : reason);
      return Optional.empty();
    }
    if (!reason.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("revision", directory.revision())
          .log("stored snapshot ends within a change, going on without it: {}", reason);
      cut(end);
    }
    baseBytes = base;
    changeBytes = end - base;
    complete = true;
    return Optional.of(directory);
  }

  /**
   * Keeps a change; durable when this returns.
   *
   * @param after what {@code change} has led to
   */
  void keep(SnapshotChange change, Directory after) throws IOException {
    if (change.isWhole() || !complete || changeBytes > Math.max(SMALL, baseBytes)) {
      complete = false;
      replace(after);
    } else {
      complete = false;
      byte[] line = json.writeValueAsBytes(change);
      write(file, line, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
      changeBytes += line.length + LINE_END.length;
    }
    complete = true;
  }

  private void replace(Directory directory) throws IOException {
    Path draft = folder().resolve(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    byte[] line =
        json.writeValueAsBytes(SnapshotChange.whole(directory.epoch(), directory.snapshot()));
    Files.createFile(draft);
    restrictToOwner(draft);
    write(draft, line, StandardOpenOption.WRITE);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    // The rename itself is durable only once the folder is.
    try (FileChannel directoryChannel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      directoryChannel.force(true);
    }
    baseBytes = (long) line.length + LINE_END.length;
    changeBytes = 0;
  }

  private static void write(Path path, byte[] line, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(path, options)) {
      ByteBuffer[] bytes = {ByteBuffer.wrap(line), ByteBuffer.wrap(LINE_END)};
      while (bytes[0].hasRemaining() || bytes[1].hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private void cut(long end) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(end);
      channel.write(ByteBuffer.wrap(LINE_END), end);
      channel.force(true);
    }
  }

  /** The name of this gateway, made at its first start and kept beside the snapshot. */
  String gatewayId() {
    Path path = folder().resolve("gateway-id");
    try {
      Files.createDirectories(folder());
      if (Files.exists(path)) {
        String known = Files.readString(path, StandardCharsets.US_ASCII).strip();
        if (known.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
          return known;
        }
      }
      String id = UUID.randomUUID().toString();
      Files.writeString(path, id, StandardCharsets.US_ASCII);
      return id;
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "%s must be readable and writable (gateway.snapshot.file)".formatted(path), failure);
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

  /** The file holds hashes of keys, and what scoped keys are signed with. */
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
