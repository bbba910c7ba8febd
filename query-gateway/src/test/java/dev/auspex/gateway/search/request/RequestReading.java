package dev.auspex.gateway.search.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.edge.Problems;
import dev.auspex.edge.StrictJson;
import dev.auspex.gateway.Cinema;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Reads searches of an index with a field of every kind. */
abstract class RequestReading {
  static final IndexSnapshot INDEX =
      Cinema.index(
          "movies",
          new Schema(
              List.of(
                  Field.searchable("title", FieldKind.TEXT, 2),
                  open("genre", FieldKind.KEYWORD).build(),
                  open("tags", FieldKind.KEYWORD).sortable(false).list(true).build(),
                  open("year", FieldKind.INTEGER).build(),
                  open("scores", FieldKind.DOUBLE).sortable(false).list(true).build(),
                  open("price", FieldKind.DOUBLE).build(),
                  open("released", FieldKind.DATE).build(),
                  open("colour", FieldKind.BOOLEAN).build(),
                  open("at", FieldKind.GEO_POINT).facetable(false).build(),
                  Field.vector("meaning", new Embedding("minilm", 3, List.of("title"))))),
          Cinema.RANKING);
  static final Caller CALLER = new Caller(Cinema.TENANT, null, null);

  final Cursors cursors = Queries.cursors(Clock.systemUTC());
  final SearchRequests requests =
      new SearchRequests(StrictJson.applyTo(new ObjectMapper()), cursors);

  private static Field.Builder open(String name, FieldKind kind) {
    return Field.builder(name, kind).filterable(true).sortable(true).facetable(true);
  }

  SearchQuery read(String body) {
    return read(body, CALLER);
  }

  SearchQuery read(String body, Caller caller) {
    return requests.check(
        requests.parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
        INDEX,
        caller);
  }

  /** A search for {@code a} with further members. */
  SearchQuery with(String members) {
    return read("{\"query\":\"a\",%s}".formatted(members));
  }

  List<Violation> refused(String members) {
    ApiProblem problem = Problems.from(catchThrowable(() -> with(members)));
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    return problem.violations();
  }
}
