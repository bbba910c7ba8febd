package dev.auspex.documents.stored;

import dev.auspex.analysis.TextAnalysis;
import dev.auspex.analysis.completion.Completions;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.CompletionField;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.PlacementKind;
import dev.auspex.contract.snapshot.TermField;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How documents look, location by location. Any number of threads. */
public final class StoredForms {
  /** What the names of term fields begin with in an index of its own; no client can take one. */
  private static final String TERMS = Field.RESERVED + "terms_";

  /** What the names of the two fields with completions begin with there. */
  private static final String STARTS = Field.RESERVED + "starts_";

  private static final String WHOLE = Field.RESERVED + "whole_";

  /** A restore takes seconds to minutes. */
  private static final Duration RESTORE_PAUSE = Duration.ofSeconds(15);

  private final TextAnalysis analysis;

  /** Cuts text by {@code analysis}. */
  public StoredForms(TextAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * The layout at {@code location}.
   *
   * @throws ApiProblem {@link ProblemType#INDEX_PARKED} where there is nothing to read or write
   */
  public StoredForm of(Location location) {
    if (location.kind() == PlacementKind.PARKED) {
      throw ApiProblem.of(
              ProblemType.INDEX_PARKED, "The index is parked and is being brought back; try again")
          .retryAfter(RESTORE_PAUSE);
    }
    return new StoredForm(location, analysis);
  }

  /** Where a new index of its own has the terms of the text fields of {@code schema}. */
  public static Map<String, TermField> ownTerms(Schema schema) {
    Map<String, TermField> terms = new HashMap<>();
    for (Field field : schema.fields()) {
      if (field.kind() == FieldKind.TEXT) {
        terms.put(field.name(), ownTerms(field));
      }
    }
    return Map.copyOf(terms);
  }

  /** Where a new index of its own has the completions of {@code schema}. */
  public static Map<String, CompletionField> ownCompletions(Schema schema) {
    Map<String, CompletionField> completions = new HashMap<>();
    for (Field field : schema.suggestedFields()) {
      completions.put(
          field.name(),
          new CompletionField(
              STARTS + field.name(), WHOLE + field.name(), Completions.nameFor(field.language())));
    }
    return Map.copyOf(completions);
  }

  /** A new {@code home} of its own for {@code schema}: with terms and completions. */
  public static Location own(Location home, Schema schema) {
    return home.withTerms(ownTerms(schema)).withCompletions(ownCompletions(schema));
  }

  /** Where an index of its own has the terms of the text field {@code field}. */
  public static TermField ownTerms(Field field) {
    return new TermField(ownTermsOf(field.name()), TextAnalysis.nameFor(field.language()));
  }

  /** The name under which an index of its own has the terms of the text field {@code name}. */
  public static String ownTermsOf(String name) {
    return TERMS + name;
  }
}
