package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.FilterValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens to searches of one kind.
 *
 * <pre>{@code
 * {"id": "xmas", "when": {"match": "contains", "words": "gift"},
 *  "context": {"shop": ["de", "at"]}, "schedule": {"until": "2026-12-25T00:00:00Z"},
 *  "then": [{"type": "pin", "document": "p1", "position": 1}]}
 * }</pre>
 *
 * @param id its key: 1 to 64 letters, digits, dots, hyphens and underscores of ASCII
 * @param enabled whether it does anything
 * @param when what the query says
 * @param context for names of the request's context, the values of which one must be there; at most
 *     {@value #MAX_CONDITIONS} names
 * @param filters what the request must be filtered by; at most {@value #MAX_CONDITIONS}
 * @param audience who must be searching; null for everybody
 * @param schedule when; null for ever
 * @param priority rules of higher priority apply first, -1000 to 1000; 0 where nothing is said
 * @param then what happens, 1 to {@value #MAX_ACTIONS}, in order
 * @param note what people should know of it; at most {@value #MAX_NOTE} UTF-16 code units
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
    String id,
    boolean enabled,
    Condition when,
    Map<String, List<String>> context,
    List<FilteredBy> filters,
    @Nullable Audience audience,
    @Nullable Schedule schedule,
    int priority,
    List<Action> then,
    @Nullable String note) {
  /** Most actions of one rule. */
  public static final int MAX_ACTIONS = 20;

  /** Most names of context, and most filters, of one rule. */
  public static final int MAX_CONDITIONS = 10;

  /** Longest {@link #note}. */
  public static final int MAX_NOTE = 500;

  private static final int MAX_VALUES = 50;
  private static final int MOST_PRIORITY = 1000;
  private static final int MAX_NAME = 64;

  /**
   * The request's own filter lets through only documents with {@code value} in {@code field}: it is
   * an {@code equals} of the two, alone or within the outermost {@code and}.
   */
  public record FilteredBy(String field, @JsonProperty("equals") FilterValue value) {
    /** Throws {@link IllegalArgumentException} where one of the two is missing. */
    public FilteredBy {
      if (field == null || value == null) {
        throw new IllegalArgumentException("a filter must have a 'field' and what it 'equals'");
      }
    }
  }

  /**
   * Who is searching; all that is said must hold.
   *
   * @param known whether a user is named; null for both
   * @param users one of whom it must be; empty for everybody
   * @param near where they must be; null for anywhere
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Audience(@Nullable Boolean known, List<String> users, @Nullable Circle near) {
    /** Throws {@link IllegalArgumentException} where it says nothing. */
    public Audience {
      users = Phrases.all("users", List.copyOf(users), 0, MAX_VALUES);
      if (known == null && users.isEmpty() && near == null) {
        throw new IllegalArgumentException(
            "an audience must say 'known', 'users' or 'near'; leave it out for everybody");
      }
    }

    /** The audience in JSON. */
    @JsonCreator
    static Audience of(
        @JsonProperty("known") @Nullable Boolean known,
        @JsonProperty("users") @Nullable List<@Nullable String> users,
        @JsonProperty("near") @Nullable Circle near) {
      return new Audience(
          known, users == null ? List.of() : Phrases.all("users", users, 0, MAX_VALUES), near);
    }
  }

  /** Throws {@link IllegalArgumentException} outside of the ranges above. */
  public Rule {
    id = Phrases.id(id);
    context = checkContext(context);
    filters = List.copyOf(filters);
    if (filters.size() > MAX_CONDITIONS) {
      throw new IllegalArgumentException(
          "'filters' must be at most %d, but are %d".formatted(MAX_CONDITIONS, filters.size()));
    }
    if (Math.abs(priority) > MOST_PRIORITY) {
      throw new IllegalArgumentException(
          "'priority' must be -%1$d to %1$d".formatted(MOST_PRIORITY));
    }
    then = List.copyOf(then);
    if (then.isEmpty() || then.size() > MAX_ACTIONS) {
      throw new IllegalArgumentException(
          "'then' must hold 1 to %d actions, but holds %d".formatted(MAX_ACTIONS, then.size()));
    }
    checkPins(then);
    if (note != null && note.length() > MAX_NOTE) {
      throw new IllegalArgumentException(
          "'note' must have at most %d characters".formatted(MAX_NOTE));
    }
  }

  /** The rule in JSON; enabled, for everybody and ever where it does not say so. */
  @JsonCreator
  static Rule of(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("enabled") @Nullable Boolean enabled,
      @JsonProperty("when") @Nullable Condition when,
      @JsonProperty("context") @Nullable Map<String, List<String>> context,
      @JsonProperty("filters") @Nullable List<@Nullable FilteredBy> filters,
      @JsonProperty("audience") @Nullable Audience audience,
      @JsonProperty("schedule") @Nullable Schedule schedule,
      @JsonProperty("priority") @Nullable Integer priority,
      @JsonProperty("then") @Nullable List<@Nullable Action> then,
      @JsonProperty("note") @Nullable String note) {
    if (when == null || then == null) {
      throw new IllegalArgumentException("a rule must have 'when' and 'then'");
    }
    return new Rule(
        Phrases.id(id),
        enabled == null || enabled,
        when,
        context == null ? Map.of() : context,
        filters == null ? List.of() : Phrases.present("filters", filters),
        audience,
        schedule,
        priority == null ? 0 : priority,
        Phrases.present("then", then),
        note);
  }

  /** A rule that holds for everybody and ever. */
  public static Rule of(String id, Condition when, List<Action> then) {
    return new Rule(id, true, when, Map.of(), List.of(), null, null, 0, then, null);
  }

  /** How much besides the query it asks for: a rule that asks for more is the more special one. */
  @JsonIgnore
  public int circumstances() {
    return context.size() + filters.size() + (audience == null ? 0 : 1);
  }

  private static Map<String, List<String>> checkContext(Map<String, List<String>> context) {
    if (context.size() > MAX_CONDITIONS) {
      throw new IllegalArgumentException(
          "'context' must have at most %d names, but has %d"
              .formatted(MAX_CONDITIONS, context.size()));
    }
    Map<String, List<String>> checked = new HashMap<>();
    context.forEach(
        (name, values) -> {
          String member = "context." + Phrases.text("context", name, MAX_NAME);
          checked.put(
              name,
              Phrases.all(member, values == null ? null : List.copyOf(values), 1, MAX_VALUES));
        });
    return Map.copyOf(checked);
  }

  private static void checkPins(List<Action> then) {
    HashSet<Integer> positions = new HashSet<>();
    HashSet<String> documents = new HashSet<>();
    for (Action action : then) {
      if (action instanceof Action.Pin pin
          && (!positions.add(pin.position()) || !documents.add(pin.document()))) {
        throw new IllegalArgumentException(
            "'then' must not pin two documents to one position, or one document twice");
      }
    }
  }
}
