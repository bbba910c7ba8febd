package dev.auspex.contract.filter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.contract.schema.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What lies around a place.
 *
 * @param lat degrees, -90 to 90
 * @param lon degrees, -180 to 180
 * @param radiusMeters above 0, at most {@link #MAX_RADIUS_METERS}, over the ground
 */
public record Circle(double lat, double lon, double radiusMeters) {
  /** Half way round the Earth. */
  public static final double MAX_RADIUS_METERS = 20_040_000;

  /** Throws {@link IllegalArgumentException} outside of the ranges above. */
  public Circle {
    GeoPoint.requireDegrees("lat", lat, 90);
    GeoPoint.requireDegrees("lon", lon, 180);
    if (!(radiusMeters > 0 && radiusMeters <= MAX_RADIUS_METERS)) {
      throw new IllegalArgumentException(
          "'radiusMeters' must be above 0 and at most %.0f".formatted(MAX_RADIUS_METERS));
    }
  }

  /** The circle with these JSON members; {@link IllegalArgumentException} where one is missing. */
  @JsonCreator
  public static Circle of(
      @JsonProperty("lat") @Nullable Double lat,
      @JsonProperty("lon") @Nullable Double lon,
      @JsonProperty("radiusMeters") @Nullable Double radiusMeters) {
    return new Circle(
        GeoPoint.present("lat", lat),
        GeoPoint.present("lon", lon),
        GeoPoint.present("radiusMeters", radiusMeters));
  }
}
