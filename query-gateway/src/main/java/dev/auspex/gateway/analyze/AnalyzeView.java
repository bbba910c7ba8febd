package dev.auspex.gateway.analyze;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.gateway.search.respond.RewriteView;
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
 * @param rules that would fire for everybody at this moment
 * @param rewrite every step on the way of a query with this text
 */
@Schema(
    name = "AnalyzeReply",
    requiredProperties = {"text", "normalised", "steps", "fields", "rules", "rewrite"},
    description = "What becomes of a text.")
public record AnalyzeView(
    String text,
    String normalised,
    List<String> steps,
    List<Field> fields,
    @Schema(description = "The rules that fire for everybody at this moment")
        List<RewriteView.FiredRule> rules,
    RewriteView rewrite) {
  /** Copies the lists. */
  public AnalyzeView {
    rules = List.copyOf(rules);
    steps = List.copyOf(steps);
    fields = List.copyOf(fields);
  }

  /**
   * The terms in one field.
   *
   * @param analysis how the text of the field is cut; absent where the search engine does it
   * @param terms of the text as it was sent, in order; absent where the search engine cuts it
   * @param query what a query with this text asks the field for; absent as the terms are
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
      @Nullable List<Term> terms,
      @Schema(description = "What a query with this text asks for, one for each clause")
          @Nullable List<Group> query) {
    /** Copies the lists. */
    public Field {
      terms = terms == null ? null : List.copyOf(terms);
      query = query == null ? null : List.copyOf(query);
    }
  }

  /** Terms that a query asks for together, and what else stands for them. */
  @Schema(
      name = "AnalyzeReplyGroup",
      requiredProperties = {"terms", "alternatives"},
      description = "Terms that a query asks for together, and what else stands for them.")
  public record Group(@Schema(examples = "tv") String terms, List<Alternative> alternatives) {
    /** Copies {@code alternatives}. */
    public Group {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** Terms that stand for others, and what they count beside them. */
  @Schema(
      name = "AnalyzeReplyAlternative",
      requiredProperties = {"terms", "weight"},
      description = "Terms that stand for others, and what they count beside them.")
  public record Alternative(@Schema(examples = "televis") String terms, double weight) {}

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
