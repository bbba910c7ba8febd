package dev.auspex.control.quota;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How limits stand in the catalogue. A setting for the REST bodies does not change it. */
final class LimitsJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private LimitsJson() {}

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("limits are plain data", impossible);
    }
  }

  static LimitValues limits(Object column) {
    return read(column, LimitValues.class);
  }

  static Overrides overrides(Object column) {
    return read(column, Overrides.class);
  }

  private static <T> T read(Object column, Class<T> type) {
    try {
      return JSON.readValue((String) column, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("limits are stored as they were written", broken);
    }
  }
}
