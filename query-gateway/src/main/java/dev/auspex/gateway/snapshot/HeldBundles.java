package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.IndexSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On disk, the earlier bundles by which some indexes are still served: the snapshot beside it only
 * knows the newest ones, and a restart must find what served before it. There is no file while
 * there are none. Used by one thread at a time.
 */
final class HeldBundles {
  private static final Logger LOG = LoggerFactory.getLogger(HeldBundles.class);

  /** An index of {@code tenant} as it is served. */
  record Held(TenantId tenant, IndexSnapshot index) {}

  private final Path file;
  private final ObjectMapper json;
  private List<Held> kept = List.of();

  HeldBundles(Path file, ObjectMapper json) {
    this.file = file;
    this.json = json;
  }

  /** What was kept last; nothing where it cannot be read. */
  List<Held> load() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      kept = List.of(json.readValue(file.toFile(), Held[].class));
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .setCause(unreadable)
          .log("the bundles that served before cannot be read");
    }
    return kept;
  }

  /** Keeps these instead of what was kept before. */
  void keep(List<Held> held) {
    if (held.equals(kept)) {
      return;
    }
    try {
      if (held.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.write(draft, json.writeValueAsBytes(held));
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      kept = held;
    } catch (IOException notKept) {
      // Only a restart before the lexicons are there would miss it.
      LOG.atWarn().addKeyValue("file", file).setCause(notKept).log("held bundles not stored");
    }
  }
}
