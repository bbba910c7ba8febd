package dev.auspex.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.dev.stack.Ports;
import dev.auspex.dev.stack.StackException;
import dev.auspex.dev.stack.StackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that runs the stack of a home folder, as others find it.
 *
 * @param process its handle, alive when looked up
 * @param portBase the first of its ports
 */
record Launcher(ProcessHandle process, int portBase) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The live launcher of {@code folder}; start times tell it from a reused process id. */
  static Optional<Launcher> find(StackFolder folder) {
    Path file = folder.launcherFile();
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode known = JSON.readTree(file.toFile());
      Instant startedAt = Instant.parse(known.path("startedAt").asText());
      return ProcessHandle.of(known.path("pid").asLong())
          .filter(process -> process.info().startInstant().filter(startedAt::equals).isPresent())
          // A killed process that nobody has collected yet still has an id, but no command any
          // more.
          .filter(process -> process.info().commandLine().isPresent())
          .map(process -> new Launcher(process, known.path("portBase").asInt()));
    } catch (IOException failure) {
      throw new StackException("Cannot read %s: %s".formatted(file, failure.getMessage()), failure);
    }
  }

  /** Writes this process down as the one that runs the stack; refuses where another one does. */
  static void claim(StackFolder folder, int portBase) {
    find(folder)
        .ifPresent(
            other -> {
              throw new StackException(
                  "This checkout's stack runs already (process %d). Stop it with ./auspex down."
                      .formatted(other.process().pid()));
            });
    ProcessHandle self = ProcessHandle.current();
    ObjectNode note = JSON.createObjectNode();
    note.put("pid", self.pid());
    note.put("startedAt", self.info().startInstant().orElseThrow().toString());
    note.put("portBase", portBase);
    try {
      JSON.writeValue(folder.launcherFile().toFile(), note);
    } catch (IOException failure) {
      throw new StackException("Cannot write into " + folder.root(), failure);
    }
  }

  Ports ports() {
    return Ports.from(portBase);
  }
}
