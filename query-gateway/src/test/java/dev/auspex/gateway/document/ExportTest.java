package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.TenantContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportTest {
  private static final Location HOME = Cinema.INDEX.placement().serving();
  private static final Location NEW_HOME = Location.dedicated("auspex.cinema.movies.2");

  private final MemoryDocuments documents = new MemoryDocuments();
  private final List<Runnable> beforeTurns = new ArrayList<>();
  private Location home = HOME;
  private @Nullable Filter embedded;
  private int turns;

  private Export export() {
    return new Export(
        part -> {
          if (turns < beforeTurns.size()) {
            beforeTurns.get(turns).run();
          }
          turns++;
          part.accept(
              new Admitted(
                  new TenantContext(Cinema.TENANT, Set.of(), List.of(), embedded, null, null),
                  new IndexSnapshot(Cinema.MOVIES, Placement.at(home), Cinema.INDEX.bundle())));
        },
        documents,
        documents,
        new SmallLimits(100, 100),
        new ObjectMapper());
  }

  private List<String> lines() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Export export = export();
    export.read();
    export.writeTo(out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void write(Location where, String id, int year) {
    documents.write(
        where, id, "{\"year\": %d, \"meaning\": [1, 2, 3], \"old\": 1}".formatted(year));
  }

  private static String line(String id, int year) {
    return "{\"id\":\"%s\",\"year\":%d}".formatted(id, year);
  }

  @Test
  void everyDocumentIsALineAsItWasSent() throws IOException {
    for (String id : List.of("a", "b", "c", "d")) {
      write(HOME, id, 1999);
    }

    assertThat(lines())
        .containsExactly(line("a", 1999), line("b", 1999), line("c", 1999), line("d", 1999));
  }

  @Test
  void ofAnEmptyIndexThereAreNoLines() throws IOException {
    assertThat(lines()).isEmpty();
    assertThat(turns).isEqualTo(1);
  }

  @Test
  void whatIsWrittenMeanwhileComesAgainWithItsLatestValues() throws IOException {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      write(HOME, id, 1);
    }
    // After the first part, which had a, b and c, and before the last one.
    beforeTurns.add(() -> {});
    beforeTurns.add(
        () -> {
          write(HOME, "b", 2);
          write(HOME, "d", 2);
        });

    List<String> lines = lines();

    assertThat(lines).containsSubsequence(line("b", 1), line("b", 2));
    assertThat(lines).contains(line("a", 1), line("c", 1), line("e", 1));
    assertThat(lines.stream().filter(each -> each.contains("\"d\"")).toList())
        .last()
        .isEqualTo(line("d", 2));
  }

  @Test
  void theFilterOfTheKeyGoesWithEachPart() throws IOException {
    embedded = Cinema.NEW;
    for (String id : List.of("a", "b", "c", "d")) {
      write(HOME, id, 2001);
    }

    lines();

    assertThat(documents.filters).hasSizeGreaterThan(1).containsOnly(Cinema.NEW);
  }

  @Test
  void whereTheIndexMovesEveryDocumentOfTheNewHomeComes() throws IOException {
    for (String id : List.of("a", "b", "c", "d")) {
      write(HOME, id, 1);
      write(NEW_HOME, id, 2);
    }
    beforeTurns.add(() -> {});
    beforeTurns.add(() -> home = NEW_HOME);

    assertThat(lines())
        .contains(line("a", 2), line("b", 2), line("c", 2), line("d", 2))
        .startsWith(line("a", 1));
  }

  @Test
  void whoMayNoLongerReadGetsNoFurtherPart() {
    for (String id : List.of("a", "b", "c", "d")) {
      write(HOME, id, 1);
    }
    beforeTurns.add(() -> {});
    beforeTurns.add(
        () -> {
          throw ApiProblem.of(ProblemType.UNAUTHENTICATED, "revoked");
        });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Export export = export();
    export.read();

    ApiProblem refused = catchThrowableOfType(ApiProblem.class, () -> export.writeTo(out));

    assertThat(refused.type()).isEqualTo(ProblemType.UNAUTHENTICATED);
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
  }
}
