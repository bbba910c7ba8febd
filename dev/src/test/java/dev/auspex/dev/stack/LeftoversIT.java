package dev.auspex.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversIT {
  @TempDir private Path home;

  @Test
  void aProcessOfAnEarlierRunIsEnded() throws IOException, InterruptedException {
    StackFolder folder = new StackFolder(home);
    Process leftover =
        new ProcessBuilder("tail", "-f", "/dev/null", home.toString())
            .redirectErrorStream(true)
            .start();
    try {
      Files.writeString(folder.pidFile(Part.KEYCLOAK), Long.toString(leftover.pid()));

      new Leftovers(folder).stop(List.of(Part.values()));

      assertThat(leftover.isAlive()).isFalse();
    } finally {
      leftover.destroyForcibly();
    }
  }

  @Test
  void aStrangerWithTheSameProcessIdIsSpared() throws IOException, InterruptedException {
    StackFolder folder = new StackFolder(home);
    Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
    try {
      Files.writeString(folder.pidFile(Part.KEYCLOAK), Long.toString(stranger.pid()));

      new Leftovers(folder).stop(List.of(Part.values()));

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }
}
