package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.auspex.contract.filter.Circle;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.schema.GeoPoint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something with a name that queries speak of: a place, a brand, a category.
 *
 * <pre>{@code
 * {"id": "b7", "kind": "brand", "name": "Acme", "aliases": ["acme inc"],
 *  "field": "brand", "value": "acme", "use": "boost"}
 * {"id": "p1", "kind": "place", "name": "西湖", "point": {"lat": 30.25, "lon": 120.15},
 *  "radiusMeters": 3000, "field": "location", "use": "filter"}
 * }</pre>
 *
 * @param id its key: 1 to 64 letters, digits, dots, hyphens and underscores of ASCII
 * @param kind such as {@code place}, {@code brand} or {@code category}; 1 to 32 of {@code a-z},
 *     digits, hyphen and underscore, starting with a letter
 * @param name how queries call it
 * @param aliases how else they do; at most {@value #MAX_ALIASES}, distinct
 * @param point where it is; null where it is nowhere
 * @param radiusMeters how far it reaches, above 0; exactly with a point
 * @param field what of a document tells whether it is about this; null for none
 * @param value what the field of such a document holds; null where it holds a place within the
 *     radius
 * @param use what a query that names it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Entity(
    String id,
    String kind,
    String name,
    List<String> aliases,
    @Nullable GeoPoint point,
    @Nullable Double radiusMeters,
    @Nullable String field,
    @Nullable FilterValue value,
    Use use) {
  /** Most {@link #aliases}. */
  public static final int MAX_ALIASES = 50;

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

  /** What becomes of a query that names an entity. Lower case in JSON. */
  public enum Use {
    /** It is told in the reply, and its words are kept together. */
    MENTION,
    /** Besides, documents about it come further up. */
    BOOST,
    /** Besides, documents that are not about it are left out, and its words are not looked for. */
    FILTER;

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The use named {@code wireName}; {@link IllegalArgumentException} names the choices. */
    @JsonCreator
    public static Use fromWireName(String wireName) {
      for (Use use : values()) {
        if (use.wireName().equals(wireName)) {
          return use;
        }
      }
      throw new IllegalArgumentException(
          "use must be one of mention, boost, filter, but was '%s'".formatted(wireName));
    }
  }

  /** Throws {@link IllegalArgumentException} outside of the ranges above. */
  public Entity {
    id = Phrases.id(id);
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "'kind' must be 1 to 32 of a-z, 0-9, hyphen and underscore, starting with a letter");
    }
    name = Phrases.words("name", name);
    aliases = Phrases.all("aliases", List.copyOf(aliases), 0, MAX_ALIASES);
    if ((point == null) != (radiusMeters == null)) {
      throw new IllegalArgumentException("'point' and 'radiusMeters' must come together");
    }
    if (radiusMeters != null && !(radiusMeters > 0 && radiusMeters <= Circle.MAX_RADIUS_METERS)) {
      throw new IllegalArgumentException(
          "'radiusMeters' must be above 0 and at most %.0f".formatted(Circle.MAX_RADIUS_METERS));
    }
    if (value != null && field == null) {
      throw new IllegalArgumentException("'value' must come with the 'field' that holds it");
    }
    if (field != null && value == null && point == null) {
      throw new IllegalArgumentException(
          "'field' must come with the 'value' that it holds, or with a 'point' and its radius");
    }
    if (use != Use.MENTION && field == null) {
      throw new IllegalArgumentException(
          "'use' must be mention where no 'field' tells which documents are about it");
    }
  }

  /** The entity with these JSON members. Without {@code use}: boost where there is a field. */
  @JsonCreator
  static Entity of(
      @JsonProperty("id") @Nullable String id,
      @JsonProperty("kind") @Nullable String kind,
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("aliases") @Nullable List<@Nullable String> aliases,
      @JsonProperty("point") @Nullable GeoPoint point,
      @JsonProperty("radiusMeters") @Nullable Double radiusMeters,
      @JsonProperty("field") @Nullable String field,
      @JsonProperty("value") @Nullable FilterValue value,
      @JsonProperty("use") @Nullable Use use) {
    Use usual = field == null ? Use.MENTION : Use.BOOST;
    return new Entity(
        Phrases.id(id),
        kind == null ? "" : kind,
        Phrases.words("name", name),
        aliases == null ? List.of() : Phrases.all("aliases", aliases, 0, MAX_ALIASES),
        point,
        radiusMeters,
        field,
        value,
        use == null ? usual : use);
  }

  /** The documents that are about it; empty where no field tells. */
  @JsonIgnore
  public Optional<Filter> about() {
    if (field == null) {
      return Optional.empty();
    }
    if (value != null) {
      return Optional.of(new Filter.Equals(field, value));
    }
    if (point == null || radiusMeters == null) {
      return Optional.empty();
    }
    return Optional.of(new Filter.Near(field, new Circle(point.lat(), point.lon(), radiusMeters)));
  }
}
