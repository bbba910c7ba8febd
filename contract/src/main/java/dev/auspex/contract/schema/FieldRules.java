package dev.auspex.contract.schema;

import dev.auspex.contract.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field must be by itself and among the others; each rule names its path. */
final class FieldRules {
  private static final int MOST_DIMENSIONS = 4096;

  private final Field field;
  private final String path;
  private final List<Violation> violations;

  private FieldRules(Field field, String path, List<Violation> violations) {
    this.field = field;
    this.path = path;
    this.violations = violations;
  }

  /** The rules that need no other field. */
  static void check(Field field, String path, List<Violation> violations) {
    FieldRules rules = new FieldRules(field, path, violations);
    rules.checkName();
    rules.checkFlags();
    if (!(field.weight() > 0 && field.weight() <= 100)) {
      rules.violate(".weight", "a number above 0 and at most 100, but was " + field.weight());
    }
    if (field.language() != null && field.kind() != FieldKind.TEXT) {
      rules.violate(".language", "nothing, because " + rules.shown());
    }
    rules.checkVector();
  }

  /** The rules about other fields that this one names. */
  static void checkAmong(List<Field> fields, Field field, String path, List<Violation> violations) {
    FieldRules rules = new FieldRules(field, path, violations);
    if (field.embedding() != null) {
      rules.checkEmbedding(field.embedding(), fields);
    }
    if (field.flattening() != null) {
      rules.checkFlattening(field.flattening(), fields);
    }
  }

  private void checkName() {
    if (!Field.isValidName(field.name())) {
      violate(
          ".name",
          "1 to 64 characters of a-z, 0-9 and underscore, starting with a letter, and not"
              + " 'id', but was '%s'".formatted(field.name()));
    }
  }

  private void checkFlags() {
    FieldKind kind = field.kind();
    boolean exactOrPoint = kind.isExact() || kind == FieldKind.GEO_POINT;
    allow(field.list(), kind.isText() || exactOrPoint, ".list", "a vector or a list of objects");
    allowOnly(field.searchable(), kind.isText(), ".searchable", "text and keyword fields");
    String exact = "keyword, number, boolean and date fields";
    allowOnly(field.filterable(), exactOrPoint, ".filterable", exact + " and points");
    allowOnly(field.sortable(), exactOrPoint, ".sortable", exact + " and points");
    allowOnly(field.facetable(), kind.isExact(), ".facetable", exact);
    allowOnly(field.suggest(), kind.isText(), ".suggest", "text and keyword fields");
    allowOnly(field.feature(), exactOrPoint, ".feature", exact + " and points");
    if (field.sortable() && field.list()) {
      violate(".sortable", "false, because '%s' may have several values".formatted(field.name()));
    }
  }

  private void allow(boolean said, boolean allowed, String member, String not) {
    if (said && !allowed) {
      violate(member, "false for %s, but %s".formatted(not, shown()));
    }
  }

  private void allowOnly(boolean said, boolean allowed, String member, String kinds) {
    if (said && !allowed) {
      violate(member, "only %s can be %s, but %s".formatted(kinds, member.substring(1), shown()));
    }
  }

  private void checkVector() {
    boolean vector = field.kind() == FieldKind.VECTOR;
    if (!vector && field.embedding() != null) {
      violate(".embedding", "nothing, because '%s' is no vector field".formatted(field.name()));
    }
    checkPresence(vector, field.dimensions(), ".dimensions", "1 to " + MOST_DIMENSIONS);
    checkPresence(vector, field.similarity(), ".similarity", "cosine, dot_product or euclidean");
    Integer dimensions = field.dimensions();
    if (dimensions == null) {
      return;
    }
    boolean embedded = field.embedding() != null;
    String member = embedded ? ".embedding.dimensions" : ".dimensions";
    if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
      violate(member, "1 to %d, but was %d".formatted(MOST_DIMENSIONS, dimensions));
    } else if (field.embedding() != null && field.embedding().dimensions() != dimensions) {
      violate(
          member,
          "%d as the field says, but was %d".formatted(dimensions, field.embedding().dimensions()));
    }
  }

  private void checkPresence(
      boolean vector, @Nullable Object value, String member, String expected) {
    if (vector && value == null) {
      violate(member, expected + " of a vector, but it is missing");
    } else if (!vector && value != null) {
      violate(member, "nothing, because '%s' is no vector field".formatted(field.name()));
    }
  }

  private void checkEmbedding(Embedding embedding, List<Field> fields) {
    if (embedding.sources().isEmpty()) {
      violate(".embedding.sources", "at least one text or keyword field, but it is empty");
    }
    for (int i = 0; i < embedding.sources().size(); i++) {
      String source = embedding.sources().get(i);
      boolean known =
          fields.stream().anyMatch(other -> other.name().equals(source) && other.kind().isText());
      if (!known) {
        violate(
            ".embedding.sources[%d]".formatted(i),
            "the name of a text or keyword field of this schema, but was '%s'".formatted(source));
      }
    }
  }

  private void checkFlattening(Flattening flattening, List<Field> fields) {
    FieldKind kind = field.kind();
    if (kind == FieldKind.VECTOR || kind == FieldKind.OBJECT_LIST) {
      violate(".flattening", "nothing, because " + shown());
      return;
    }
    boolean known =
        fields.stream()
            .anyMatch(
                other ->
                    other.name().equals(flattening.list())
                        && other.kind() == FieldKind.OBJECT_LIST);
    if (!known) {
      violate(
          ".flattening.list",
          "the name of an object_list field of this schema, but was '%s'"
              .formatted(flattening.list()));
    }
    boolean counts = flattening.rule() == Flattening.Rule.COUNT;
    String member = flattening.member();
    if (counts && member != null) {
      violate(".flattening.member", "nothing for the rule count, but was '%s'".formatted(member));
    } else if (!counts && (member == null || member.isEmpty() || member.length() > 64)) {
      violate(".flattening.member", "the member of the objects to read, 1 to 64 characters");
    }
    checkRule(flattening.rule());
  }

  private void checkRule(Flattening.Rule rule) {
    FieldKind kind = field.kind();
    boolean fits =
        switch (rule) {
          case ALL, FIRST -> true;
          case MIN, MAX -> kind.isNumber() || kind == FieldKind.DATE;
          case SUM -> kind == FieldKind.LONG || kind == FieldKind.DOUBLE;
          case COUNT -> kind == FieldKind.INTEGER || kind == FieldKind.LONG;
        };
    if (!fits) {
      violate(
          ".flattening.rule",
          "%s, but %s"
              .formatted(
                  switch (rule) {
                    case ALL, FIRST -> "any kind";
                    case MIN, MAX -> "a number or date field for min and max";
                    case SUM -> "a long or double field for sum";
                    case COUNT -> "an integer or long field for count";
                  },
                  shown()));
    }
    if ((rule == Flattening.Rule.ALL) != field.list()) {
      violate(
          ".list",
          field.list()
              ? "false, because only the rule all gives several values"
              : "true, because the rule all gives several values");
    }
  }

  private String shown() {
    return "'%s' is %s".formatted(field.name(), field.kind().wireName());
  }

  private void violate(String member, String expected) {
    violations.add(new Violation(path + member, expected));
  }
}
