package dev.auspex.gateway.search.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.contract.schema.GeoPoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key of the order as clients send it. Public for the description of the API alone. */
@Schema(
    name = "SearchSort",
    description = "A key of the order: an object, or the string `relevance`.",
    oneOf = {SortBody.OfField.class, String.class})
public sealed interface SortBody {
  /** The string {@code "relevance"}. */
  record OfRelevance() implements SortBody {}

  /**
   * An object.
   *
   * @param field a sortable field
   * @param order asc or desc
   * @param missing first or last
   * @param distanceTo for points: nearest to it first
   */
  @Schema(
      name = "SearchSortField",
      requiredProperties = {"field"},
      description = "A sortable field. One of kind geo_point orders by distance, nearest first.",
      examples = "{\"field\": \"year\", \"order\": \"desc\"}")
  record OfField(
      @Schema(description = "A sortable field", examples = "year") @Nullable String field,
      @Schema(
              enumeration = {"asc", "desc"},
              defaultValue = "asc")
          @Nullable String order,
      @Schema(
              enumeration = {"first", "last"},
              defaultValue = "last",
              description = "Where documents without the field stand")
          @Nullable String missing,
      @Schema(description = "For points: the distance to here. Left out: to `location`")
          @Nullable GeoPoint distanceTo)
      implements SortBody {}

  /** From an object. */
  @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
  static SortBody of(
      @JsonProperty("field") @Nullable String field,
      @JsonProperty("order") @Nullable String order,
      @JsonProperty("missing") @Nullable String missing,
      @JsonProperty("distanceTo") @Nullable GeoPoint distanceTo) {
    return new OfField(field, order, missing, distanceTo);
  }

  /** From a string; throws {@link IllegalArgumentException} for any but relevance. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SortBody of(String word) {
    if (!word.equals("relevance")) {
      throw new IllegalArgumentException(
          "an object such as {\"field\": \"year\", \"order\": \"desc\"}, or the string relevance");
    }
    return new OfRelevance();
  }
}
