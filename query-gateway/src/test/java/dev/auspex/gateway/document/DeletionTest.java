package dev.auspex.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.gateway.Cinema;
import dev.auspex.gateway.admit.Admitted;
import dev.auspex.gateway.admit.TenantContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private static final Location HOME = Cinema.INDEX.placement().serving();
  private static final Location NEW_HOME = Location.dedicated("auspex.cinema.movies.2");
  private static final Filter OLD =
      new Filter.Range("year", null, null, null, new FilterValue.Whole(1950));

  private final MemoryDocuments documents = new MemoryDocuments();

  private static Admitted admitted(@Nullable Filter embedded, Location home) {
    return new Admitted(
        new TenantContext(Cinema.TENANT, Set.of(), List.of(), embedded, null, null),
        new IndexSnapshot(Cinema.MOVIES, Placement.at(home), Cinema.INDEX.bundle()));
  }

  private Deletion deletion(@Nullable Filter filter) {
    return new Deletion(filter, documents, documents, new SmallLimits(100, 3));
  }

  private Deletion inLargeParts() {
    return new Deletion(null, documents, documents, new SmallLimits(100, 4000));
  }

  private void write(Location home, int count) {
    for (int i = 0; i < count; i++) {
      documents.write(home, "d" + i, "{}");
    }
  }

  private static void run(Deletion deletion) {
    while (!deletion.isOver()) {
      deletion.turn(admitted(null, HOME));
    }
  }

  @Test
  void everythingGoesPartByPartWithWhatIsNotVisibleYet() {
    write(HOME, 7);
    Deletion deletion = deletion(null);

    run(deletion);

    assertThat(deletion.deleted()).isEqualTo(7);
    assertThat(deletion.more()).isFalse();
    assertThat(documents.ids(HOME)).isEmpty();
    assertThat(documents.refreshes).isEqualTo(1);
  }

  @Test
  void atMostTenThousandGoAtATimeAndTheReplySaysThatThereAreMore() {
    write(HOME, Deletion.MOST + 2);
    Deletion first = inLargeParts();
    Deletion second = inLargeParts();

    run(first);
    run(second);

    assertThat(first.deleted()).isEqualTo(Deletion.MOST);
    assertThat(first.more()).isTrue();
    assertThat(second.deleted()).isEqualTo(2);
    assertThat(second.more()).isFalse();
  }

  @Test
  void exactlyTenThousandLeaveNoMore() {
    write(HOME, Deletion.MOST);
    Deletion deletion = inLargeParts();

    run(deletion);

    assertThat(deletion.deleted()).isEqualTo(Deletion.MOST);
    assertThat(deletion.more()).isFalse();
  }

  @Test
  void aDocumentThatIsWrittenMeanwhileStays() {
    write(HOME, 3);
    documents.meanwhile =
        id -> {
          if (id.equals("d1")) {
            documents.write(HOME, id, "{\"year\": 2000}");
          }
        };
    Deletion deletion = deletion(null);

    run(deletion);

    assertThat(deletion.deleted()).isEqualTo(2);
    assertThat(documents.ids(HOME)).containsExactly("d1");
  }

  @Test
  void theFilterOfTheKeyHoldsBesideThatOfTheCall() {
    write(HOME, 1);

    deletion(OLD).turn(admitted(Cinema.NEW, HOME));

    assertThat(documents.filters).containsExactly(new Filter.And(List.of(Cinema.NEW, OLD)));
  }

  @Test
  void aFilterThatDoesNotFitIsRefusedBeforeAnythingIsLookedFor() {
    write(HOME, 1);
    Filter misfit =
        new Filter.And(List.of(OLD, new Filter.Equals("titel", new FilterValue.Text("x"))));

    ApiProblem refused =
        catchThrowableOfType(ApiProblem.class, () -> deletion(misfit).turn(admitted(null, HOME)));

    assertThat(refused.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(refused.violations())
        .singleElement()
        .satisfies(
            wrong -> {
              assertThat(wrong.field()).isEqualTo("filter.and[1]");
              assertThat(wrong.expected()).contains("'titel'");
            });
    assertThat(documents.filters).isEmpty();
  }

  @Test
  void whereTheIndexMovesItBeginsAnewInTheNewHome() {
    write(HOME, 4);
    write(NEW_HOME, 4);
    Deletion deletion = deletion(null);
    deletion.turn(admitted(null, HOME));

    while (!deletion.isOver()) {
      deletion.turn(admitted(null, NEW_HOME));
    }

    assertThat(documents.ids(NEW_HOME)).isEmpty();
    assertThat(documents.refreshes).isEqualTo(2);
  }
}
