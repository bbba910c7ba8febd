package dev.auspex.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.snapshot.SnapshotChange;
import dev.auspex.gateway.Cinema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {
  static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final SnapshotChange WHOLE = SnapshotChange.whole("e1", Cinema.snapshot(3));
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(77), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void whatWasKeptIsLoaded() throws IOException {
    SnapshotFile file = file("new/deep/snapshot.json");
    assertThat(file.load()).isEmpty();

    Directory first = keep(file, Directory.EMPTY, WHOLE);
    Directory second = keep(file, first, step(3, 4, Cinema.OTHER_TENANT));

    assertThat(loaded("new/deep/snapshot.json").snapshot()).isEqualTo(second.snapshot());
    assertThat(loaded("new/deep/snapshot.json").epoch()).isEqualTo("e1");
    assertThat(Files.readAllLines(folder.resolve("new/deep/snapshot.json"))).hasSize(2);
    try (var files = Files.list(folder.resolve("new/deep"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aRestartedGatewayAppendsToWhatItLoaded() throws IOException {
    SnapshotFile before = file("snapshot.json");
    keep(before, Directory.EMPTY, WHOLE);
    SnapshotFile after = file("snapshot.json");

    Directory last = keep(after, after.load().orElseThrow(), step(3, 4, Cinema.OTHER_TENANT));

    assertThat(last.hasTenant(Cinema.OTHER_TENANT)).isFalse();
    assertThat(loaded("snapshot.json").snapshot()).isEqualTo(last.snapshot());
  }

  @Test
  void changesThatOutweighTheBaseAreFoldedIntoIt() throws IOException {
    SnapshotFile file = file("snapshot.json");
    Directory directory = keep(file, Directory.EMPTY, WHOLE);
    long most = 0;
    for (long revision = 3; revision < 1_000; revision++) {
      directory =
          keep(
              file,
              directory,
              new SnapshotChange(
                  "e1", revision, revision + 1, Cinema.snapshot(0).tenants(), List.of()));
      most = Math.max(most, Files.size(folder.resolve("snapshot.json")));
    }

    assertThat(loaded("snapshot.json").revision()).isEqualTo(1_000);
    assertThat(most).isLessThan(1_200_000);
  }

  @Test
  void aChangeThatWasHalfWrittenIsCutOffAndTheStartGoesOn() throws IOException {
    SnapshotFile file = file("snapshot.json");
    Directory kept = keep(file, Directory.EMPTY, WHOLE);
    String line = JSON.writeValueAsString(step(3, 4, Cinema.TENANT));
    Files.writeString(
        folder.resolve("snapshot.json"), line.substring(0, 30), StandardOpenOption.APPEND);

    SnapshotFile again = file("snapshot.json");
    assertThat(again.load().orElseThrow().snapshot()).isEqualTo(kept.snapshot());
    Directory next = keep(again, kept, step(3, 4, Cinema.OTHER_TENANT));

    assertThat(loaded("snapshot.json").snapshot()).isEqualTo(next.snapshot());
  }

  @Test
  void aFileThatDoesNotBeginWithAWholeSnapshotIsSetAside() throws IOException {
    Files.writeString(
        folder.resolve("snapshot.json"), JSON.writeValueAsString(step(3, 4, Cinema.TENANT)));

    assertThat(file("snapshot.json").load()).isEmpty();

    assertThat(folder.resolve("snapshot.json.unreadable-77")).exists();
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    keep(file("snapshot.json"), Directory.EMPTY, WHOLE);

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
    SnapshotFile file = file("snapshot.json");
    keep(file, Directory.EMPTY, WHOLE);
    Files.writeString(folder.resolve("snapshot.json.draft"), "{");

    assertThat(loaded("snapshot.json").revision()).isEqualTo(3);
    keep(file, Directory.EMPTY, SnapshotChange.whole("e1", Cinema.snapshot(4)));

    assertThat(loaded("snapshot.json").revision()).isEqualTo(4);
  }

  @Test
  void theGatewayKeepsItsName() {
    assertThat(file("snapshot.json").gatewayId())
        .matches("[a-z0-9-]{36}")
        .isEqualTo(file("snapshot.json").gatewayId());
  }

  @Test
  void aFolderThatCannotBeMadeStopsTheStart() throws IOException {
    Files.writeString(folder.resolve("occupied"), "a file");

    assertThatThrownBy(() -> file("occupied/snapshot.json").load())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gateway.snapshot.file");
  }

  private static SnapshotChange step(long since, long revision, TenantId removed) {
    return new SnapshotChange("e1", since, revision, List.of(), List.of(removed));
  }

  private static Directory keep(SnapshotFile file, Directory before, SnapshotChange change)
      throws IOException {
    Directory after = before.after(change);
    file.keep(change, after);
    return after;
  }

  private Directory loaded(String name) {
    return file(name).load().orElseThrow();
  }

  private SnapshotFile file(String name) {
    return new SnapshotFile(folder.resolve(name), JSON, CLOCK);
  }
}
