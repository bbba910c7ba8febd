package dev.auspex.gateway.snapshot;

import dev.auspex.contract.snapshot.LexiconRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packed lexicons on disk, one file each, named by their digests. Any number of threads; two
 * that keep the same lexicon keep the same bytes.
 */
final class LexiconFolder {
  private static final Logger LOG = LoggerFactory.getLogger(LexiconFolder.class);
  private static final String SUFFIX = ".json.gz";
  private static final String DRAFT = ".draft";

  private final Path folder;

  LexiconFolder(Path folder) {
    this.folder = folder;
  }

  /** The packed form, checked; empty where it is not there, or is not what {@code ref} names. */
  Optional<byte[]> read(LexiconRef ref) {
    Path file = file(ref);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      byte[] packed = Files.readAllBytes(file);
      if (ref.names(packed)) {
        return Optional.of(packed);
      }
      LOG.atWarn().addKeyValue("file", file).log("stored lexicon is broken, getting it anew");
      Files.delete(file);
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .setCause(unreadable)
          .log("stored lexicon cannot be read, getting it anew");
    }
    return Optional.empty();
  }

  /** Keeps the packed form of {@code ref}; durable when this returns. */
  void keep(LexiconRef ref, byte[] packed) throws IOException {
    Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, ref.digest(), DRAFT);
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(packed);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        draft, file(ref), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** The digests that there are files of. */
  List<String> digests() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    } catch (IOException unreadable) {
      LOG.atWarn().addKeyValue("folder", folder).setCause(unreadable).log("lexicons not listed");
      return List.of();
    }
  }

  /** Removes the files of {@code digests}. */
  void remove(Set<String> digests) {
    for (String digest : digests) {
      try {
        Files.deleteIfExists(folder.resolve(digest + SUFFIX));
      } catch (IOException locked) {
        LOG.atWarn().addKeyValue("digest", digest).setCause(locked).log("lexicon not removed");
      }
    }
  }

  private Path file(LexiconRef ref) {
    return folder.resolve(ref.digest() + SUFFIX);
  }
}
