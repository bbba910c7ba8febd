package dev.auspex.gateway.analyze;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a text.
 *
 * @param text as it was sent
 * @param normalised as a query with this text is looked for
 * @param steps what changed the text on the way to {@code normalised}, in order
 * @param fields the terms in each field
 */
@Schema(
    name = "AnalyzeReply",
    requiredProperties = {"text", "normalised", "steps", "fields"},
    description = "What becomes of a text.")
public record AnalyzeView(String text, String normalised, List<String> steps, List<Field> fields) {
  /** Copies the lists. */
  public AnalyzeView {
    steps = List.copyOf(steps);
    fields = List.copyOf(fields);
  }

  /**
   * The terms in one field.
   *
   * @param analysis how the text of the field is cut; absent where the search engine does it
   * @param terms of the text as it was sent, in order; absent where the search engine cuts it
   */
  @Schema(
      name = "AnalyzeReplyField",
      requiredProperties = {"field"},
      description = "The terms in one field.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Field(
      @Schema(examples = "title") String field,
      @Schema(
              examples = "en-1",
              description = "Language and version; absent where the search engine cuts the text")
          @Nullable String analysis,
      @Nullable List<Term> terms) {
    /** Copies {@code terms}. */
    public Field {
      terms = terms == null ? null : List.copyOf(terms);
    }
  }

  /** A term and where its letters stand in the text, in UTF-16 code units. */
  @Schema(
      name = "AnalyzeReplyTerm",
      requiredProperties = {"term", "start", "end"},
      description = "A term and its place in the text, in UTF-16 code units.")
  public record Term(
      @Schema(examples = "run") String term,
      @Schema(minimum = "0") int start,
      @Schema(description = "Behind its last letter") int end) {}
}
