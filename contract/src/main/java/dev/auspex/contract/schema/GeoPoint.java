package dev.auspex.contract.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A place on the Earth in degrees (WGS 84).
 *
 * @param lat -90 to 90
 * @param lon -180 to 180
 */
public record GeoPoint(double lat, double lon) {
  /** Throws {@link IllegalArgumentException} outside of the ranges above. */
  public GeoPoint {
    requireDegrees("lat", lat, 90);
    requireDegrees("lon", lon, 180);
  }

  /** The point with these JSON members; {@link IllegalArgumentException} where one is missing. */
  @JsonCreator
  public static GeoPoint of(
      @JsonProperty("lat") @Nullable Double lat, @JsonProperty("lon") @Nullable Double lon) {
    return new GeoPoint(present("lat", lat), present("lon", lon));
  }

  /** Throws {@link IllegalArgumentException} unless {@code value} lies within ±{@code most}. */
  public static void requireDegrees(String member, double value, int most) {
    if (!(Math.abs(value) <= most)) {
      throw new IllegalArgumentException(
          "'%s' must be degrees from -%d to %d".formatted(member, most, most));
    }
  }

  /** {@code value}; throws {@link IllegalArgumentException} where it is missing. */
  public static double present(String member, @Nullable Double value) {
    if (value == null) {
      throw new IllegalArgumentException("'%s' must be a number, but is missing".formatted(member));
    }
    return value;
  }
}
