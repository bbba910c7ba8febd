package dev.auspex.gateway.search.respond;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.auspex.rewriting.Rewriting;
import dev.auspex.rewriting.Rewriting.Outcome;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of the query on the way to the engine.
 *
 * @param entities that it names
 * @param synonyms the ids of those that stand for something in it
 * @param steps all of them, in order
 */
@Schema(
    name = "SearchReplyRewrite",
    requiredProperties = {"entities", "synonyms", "steps"},
    description = "What became of the query.")
public record RewriteView(List<Entity> entities, List<String> synonyms, List<Step> steps) {
  /** Copies the lists. */
  public RewriteView {
    entities = List.copyOf(entities);
    synonyms = List.copyOf(synonyms);
    steps = List.copyOf(steps);
  }

  /** What {@code made} tells. */
  public static RewriteView of(Rewriting made) {
    return new RewriteView(
        made.entities().stream()
            .map(
                mention ->
                    new Entity(
                        mention.entity().id(),
                        mention.entity().kind(),
                        mention.words(),
                        mention.entity().use().wireName()))
            .toList(),
        made.synonyms(),
        made.trace().stream()
            .map(
                step ->
                    new Step(
                        step.step().name().toLowerCase(Locale.ROOT),
                        step.outcome().name().toLowerCase(Locale.ROOT),
                        step.details()))
            .toList());
  }

  /** The same; null where nothing but normalising happened. */
  static @Nullable RewriteView ifAny(Rewriting made) {
    boolean some =
        made.trace().stream()
            .skip(1)
            .anyMatch(step -> step.outcome() == Outcome.CHANGED || step.outcome() == Outcome.LATE);
    return some ? of(made) : null;
  }

  /** The rules that fired in {@code made}. */
  public static List<FiredRule> rules(Rewriting made) {
    return made.rules().stream()
        .map(
            rule ->
                new FiredRule(
                    rule.id(),
                    rule.match().wireName(),
                    rule.words(),
                    rule.besides(),
                    rule.actions().stream().map(action -> action.type()).toList()))
        .toList();
  }

  /** An entity and the words that name it. */
  @Schema(
      name = "SearchReplyEntity",
      requiredProperties = {"id", "kind", "words", "use"},
      description = "Something that the query names.")
  public record Entity(
      @Schema(examples = "west-lake") String id,
      @Schema(examples = "place") String kind,
      @Schema(examples = "西湖") String words,
      @Schema(enumeration = {"mention", "boost", "filter"}) String use) {}

  /** What happened in one step. */
  @Schema(
      name = "SearchReplyStep",
      requiredProperties = {"step", "outcome", "details"},
      description = "What happened in one step.")
  public record Step(
      @Schema(enumeration = {"normalise", "rules", "entities", "words", "synonyms"}) String step,
      @Schema(
              enumeration = {"changed", "unchanged", "skipped", "late"},
              description = "`late`: its time was over, and it is left out")
          String outcome,
      @Schema(description = "For people who tune: what changed or was found")
          List<String> details) {
    /** Copies {@code details}. */
    public Step {
      details = List.copyOf(details);
    }
  }

  /**
   * A rule that fired, and why.
   *
   * @param words absent for a rule that always holds
   */
  @Schema(
      name = "SearchReplyRule",
      requiredProperties = {"id", "match", "besides", "actions"},
      description = "A rule that fired, and why.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FiredRule(
      @Schema(examples = "xmas") String id,
      @Schema(enumeration = {"is", "contains", "starts", "ends", "pattern", "always"}) String match,
      @Schema(description = "What of the query it was", examples = "gift") @Nullable String words,
      @Schema(
              description =
                  "What else had to hold: `context.` and a name, `filter.` and a field, `audience`,"
                      + " `schedule`")
          List<String> besides,
      @Schema(description = "What it does, in order", examples = "[\"pin\"]")
          List<String> actions) {
    /** Copies the lists. */
    public FiredRule {
      besides = List.copyOf(besides);
      actions = List.copyOf(actions);
    }
  }
}
