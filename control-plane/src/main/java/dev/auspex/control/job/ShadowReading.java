package dev.auspex.control.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.control.elastic.HomeDocuments;
import dev.auspex.control.elastic.HomeDocuments.Found;
import dev.auspex.control.elastic.HomeDocuments.Matches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks both homes the same: documents at random, and searches for words of theirs. Which documents
 * match depends on them alone, while their scores depend on all others of a cell; so matches are
 * compared, not scores.
 */
@ApplicationScoped
class ShadowReading {
  private static final int WORDS = 3;
  private static final int MOST_MATCHES = 200;
  private static final int TRIES = 5;

  private final HomeDocuments documents;
  private final JobConfig config;

  ShadowReading(HomeDocuments documents, JobConfig config) {
    this.documents = documents;
    this.config = config;
  }

  /** One question. */
  private record Question(Field field, String text) {}

  JobReport.Shadow run(Job job) {
    Location source = job.work().from();
    Location target = job.work().to();
    documents.refresh(source);
    documents.refresh(target);
    List<Found> sample = documents.sample(source, job.id().hashCode(), config.shadowDocuments());
    List<String> differences = new ArrayList<>();
    if (!job.work().convertsDocuments()) {
      sample.stream()
          .filter(found -> !isEqual(source, target, found.id()))
          .forEach(found -> differences.add("document '%s'".formatted(found.id())));
    }
    List<Question> questions =
        sample.stream().flatMap(found -> question(job, found).stream()).distinct().toList();
    questions.stream()
        .filter(question -> !isEqual(source, target, question))
        .forEach(
            question ->
                differences.add(
                    "'%s' in field '%s'".formatted(question.text(), question.field().name())));
    return new JobReport.Shadow(
        job.work().convertsDocuments() ? 0 : sample.size(), questions.size(), differences);
  }

  /** Writes go on: only what differs every time differs. */
  private boolean isEqual(Location source, Location target, String id) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      List<Found> old = documents.byId(source, List.of(id));
      List<Found> young = documents.byId(target, List.of(id));
      boolean equal =
          old.size() == young.size()
              && (old.isEmpty()
                  || (old.getFirst().version() == young.getFirst().version()
                      && Objects.equals(old.getFirst().content(), young.getFirst().content())));
      if (equal) {
        return true;
      }
      documents.refresh(source);
      documents.refresh(target);
    }
    return false;
  }

  private boolean isEqual(Location source, Location target, Question question) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Matches old = documents.match(source, question.field(), question.text(), MOST_MATCHES);
      Matches young = documents.match(target, question.field(), question.text(), MOST_MATCHES);
      if (old.equals(young)) {
        return true;
      }
      documents.refresh(source);
      documents.refresh(target);
    }
    return false;
  }

  /** A few words of the first field that both schemas store alike. */
  private static Optional<Question> question(Job job, Found found) {
    for (Field field : job.work().storedBy().fields()) {
      boolean text = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.KEYWORD;
      boolean same =
          job.work()
              .shallBe()
              .field(field.name())
              .filter(now -> now.kind() == field.kind() && !now.computed() && !field.computed())
              .isPresent();
      boolean alike =
          Objects.equals(
              analysis(job.work().from(), field.name()), analysis(job.work().to(), field.name()));
      JsonNode value = Objects.requireNonNull(found.content()).path(field.name());
      if (text && same && alike && value.isTextual() && !value.textValue().isBlank()) {
        return Optional.of(
            new Question(
                field,
                field.kind() == FieldKind.KEYWORD
                    ? value.textValue()
                    : Arrays.stream(value.textValue().strip().split("\\s+"))
                        .limit(WORDS)
                        .collect(Collectors.joining(" "))));
      }
    }
    return Optional.empty();
  }

  /** Cut another way, a text is found by other words. */
  private static @Nullable String analysis(Location home, String field) {
    TermField terms = home.terms().get(field);
    return terms == null ? null : terms.analysis();
  }
}
