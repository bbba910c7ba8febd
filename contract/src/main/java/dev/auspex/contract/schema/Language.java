package dev.auspex.contract.schema;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The language of a text field; BCP 47 tags in JSON. Decides how its text is cut into terms where
 * the platform knows better than the rules of Unicode.
 */
public enum Language {
  SIMPLIFIED_CHINESE("zh-Hans"),
  TRADITIONAL_CHINESE("zh-Hant"),
  ENGLISH("en"),
  GERMAN("de"),
  SPANISH("es"),
  FRENCH("fr"),
  RUSSIAN("ru"),
  JAPANESE("ja"),
  KOREAN("ko"),
  ARABIC("ar"),
  THAI("th"),
  PORTUGUESE("pt"),
  ITALIAN("it"),
  DUTCH("nl"),
  SWEDISH("sv"),
  DANISH("da"),
  NORWEGIAN("no"),
  FINNISH("fi"),
  POLISH("pl"),
  CZECH("cs"),
  HUNGARIAN("hu"),
  ROMANIAN("ro"),
  GREEK("el"),
  TURKISH("tr"),
  UKRAINIAN("uk"),
  HEBREW("he"),
  PERSIAN("fa"),
  HINDI("hi"),
  INDONESIAN("id"),
  VIETNAMESE("vi"),
  /** Cut by the tenant's own dictionary alone. */
  CUSTOM("custom");

  private final String wireName;

  Language(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The language tagged {@code wireName}; {@link IllegalArgumentException} names the choices. */
  @JsonCreator
  public static Language fromWireName(String wireName) {
    for (Language language : values()) {
      if (language.wireName.equals(wireName)) {
        return language;
      }
    }
    throw new IllegalArgumentException(
        "language must be one of %s, but was '%s'"
            .formatted(
                Arrays.stream(values()).map(Language::wireName).collect(Collectors.joining(", ")),
                wireName));
  }
}
