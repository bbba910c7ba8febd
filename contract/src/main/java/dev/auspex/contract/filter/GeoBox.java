package dev.auspex.contract.filter;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.auspex.contract.schema.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two parallels and two meridians, in degrees, the edges included.
 *
 * @param top northern edge, -90 to 90, not below {@code bottom}
 * @param left western edge, -180 to 180; greater than {@code right} where the box crosses the 180th
 *     meridian
 * @param bottom southern edge, -90 to 90
 * @param right eastern edge, -180 to 180
 */
public record GeoBox(double top, double left, double bottom, double right) {
  /** Throws {@link IllegalArgumentException} outside of the ranges above. */
  public GeoBox {
    GeoPoint.requireDegrees("top", top, 90);
    GeoPoint.requireDegrees("left", left, 180);
    GeoPoint.requireDegrees("bottom", bottom, 90);
    GeoPoint.requireDegrees("right", right, 180);
    if (top < bottom) {
      throw new IllegalArgumentException("'top' must not be below 'bottom'");
    }
  }

  /** The box with these JSON members; {@link IllegalArgumentException} where one is missing. */
  @JsonCreator
  public static GeoBox of(
      @JsonProperty("top") @Nullable Double top,
      @JsonProperty("left") @Nullable Double left,
      @JsonProperty("bottom") @Nullable Double bottom,
      @JsonProperty("right") @Nullable Double right) {
    return new GeoBox(
        GeoPoint.present("top", top),
        GeoPoint.present("left", left),
        GeoPoint.present("bottom", bottom),
        GeoPoint.present("right", right));
  }
}
