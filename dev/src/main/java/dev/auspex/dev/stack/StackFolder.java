package dev.auspex.dev.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The layout of the folder that a stack lives in.
 *
 * @param root absolute; made when first used
 */
public record StackFolder(Path root) {
  /** Makes {@code root} absolute. */
  public StackFolder {
    root = root.toAbsolutePath().normalize();
  }

  /** Where the log of {@code part} goes. */
  public Path log(Part part) {
    return make(root.resolve("logs")).resolve(part.label() + ".log");
  }

  /** Where {@code part} keeps what must survive. */
  Path data(Part part) {
    return make(root.resolve("data").resolve(part.label()));
  }

  /** Where {@code part} is unpacked; may be deleted at any time while nothing runs. */
  Path software(String name) {
    return make(root.resolve("software")).resolve(name);
  }

  /** The file that says which process runs the stack. */
  public Path launcherFile() {
    return make(root.resolve("run")).resolve("launcher.json");
  }

  /** The process id of {@code part}, for the start after a crash. */
  Path pidFile(Part part) {
    return make(root.resolve("run")).resolve(part.label() + ".pid");
  }

  private static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
