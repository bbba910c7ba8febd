package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
  static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(77), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void whatWasStoredIsLoaded() throws IOException {
    file("new/deep/snapshot.json").load();

    file("new/deep/snapshot.json").store(Cinema.snapshot(3));
    file("new/deep/snapshot.json").store(Cinema.snapshot(4));

    assertThat(file("new/deep/snapshot.json").load()).contains(Cinema.snapshot(4));
    try (var files = Files.list(folder.resolve("new/deep"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    file("snapshot.json").store(Cinema.snapshot(3));

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("snapshot.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void noFileIsNoSnapshot() {
    assertThat(file("snapshot.json").load()).isEmpty();
  }

  @Test
  void aCorruptFileIsSetAsideAndTheStartGoesOn() throws IOException {
    Files.writeString(folder.resolve("snapshot.json"), "{\"revision\":3,\"tena");

    assertThat(file("snapshot.json").load()).isEmpty();

    assertThat(folder.resolve("snapshot.json")).doesNotExist();
    assertThat(folder.resolve("snapshot.json.unreadable-77")).hasContent("{\"revision\":3,\"tena");
  }

  @Test
  void aHalfWrittenDraftIsNotTaken() throws IOException {
    file("snapshot.json").store(Cinema.snapshot(3));
    Files.writeString(folder.resolve("snapshot.json.draft"), "{");

    assertThat(file("snapshot.json").load()).contains(Cinema.snapshot(3));
    file("snapshot.json").store(Cinema.snapshot(4));

    assertThat(file("snapshot.json").load()).contains(Cinema.snapshot(4));
  }

  @Test
  void aFolderThatCannotBeMadeStopsTheStart() throws IOException {
    Files.writeString(folder.resolve("occupied"), "a file");

    assertThatThrownBy(() -> file("occupied/snapshot.json").load())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gateway.snapshot.file");
  }

  private SnapshotFile file(String name) {
    return new SnapshotFile(folder.resolve(name), JSON, CLOCK);
  }
}
