package dev.auspex.contract.lexicon;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a rule holds: within all that it says.
 *
 * <pre>{@code
 * {"from": "2026-11-27T00:00:00Z", "until": "2026-12-01T00:00:00Z",
 *  "weekdays": ["monday", "friday"], "hours": {"from": "18:00", "until": "02:00"},
 *  "zone": "Europe/Berlin"}
 * }</pre>
 *
 * @param from first instant; null from ever
 * @param until first instant that is too late; null for ever
 * @param weekdays distinct; empty for all
 * @param hours of a day; null for all. Those over midnight belong to the weekday on which they
 *     began
 * @param zone whose weekdays and hours these are, such as {@code Europe/Berlin}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Schedule(
    @Nullable Instant from,
    @Nullable Instant until,
    List<Weekday> weekdays,
    @Nullable Hours hours,
    String zone) {
  /** A day of the week. Lower case in JSON. */
  public enum Weekday {
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY;

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The day named {@code wireName}; {@link IllegalArgumentException} names the choices. */
    @JsonCreator
    public static Weekday fromWireName(String wireName) {
      for (Weekday day : values()) {
        if (day.wireName().equals(wireName)) {
          return day;
        }
      }
      throw new IllegalArgumentException(
          "weekday must be one of monday to sunday, but was '%s'".formatted(wireName));
    }
  }

  /**
   * Hours of a day as clocks on the wall show them.
   *
   * @param from first minute, {@code 00:00} to {@code 23:59}
   * @param until first minute that is too late; not after {@code from} means on the next day
   */
  public record Hours(String from, String until) {
    /** Throws {@link IllegalArgumentException} for what no clock shows. */
    @JsonCreator
    public Hours(@JsonProperty("from") String from, @JsonProperty("until") String until) {
      this.from = time("from", from).toString();
      this.until = time("until", until).toString();
    }

    private static LocalTime time(String member, @Nullable String text) {
      try {
        if (text != null && text.length() == 5) {
          return LocalTime.parse(text);
        }
      } catch (DateTimeException noSuchTime) {
        // told below
      }
      throw new IllegalArgumentException(
          "'hours.%s' must be a time of day such as 08:30".formatted(member));
    }

    private boolean overMidnight() {
      return until.compareTo(from) <= 0;
    }
  }

  /** Throws {@link IllegalArgumentException} outside of what is said above. */
  public Schedule {
    weekdays = List.copyOf(weekdays);
    if (weekdays.stream().distinct().count() < weekdays.size()) {
      throw new IllegalArgumentException("'weekdays' must not hold the same twice");
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw new IllegalArgumentException("'from' must be before 'until'");
    }
    try {
      var unused = ZoneId.of(zone);
    } catch (DateTimeException noSuchZone) {
      throw new IllegalArgumentException(
          "'zone' must be a time zone such as Europe/Berlin", noSuchZone);
    }
  }

  /** The schedule in JSON; UTC without a zone. */
  @JsonCreator
  static Schedule of(
      @JsonProperty("from") @Nullable Instant from,
      @JsonProperty("until") @Nullable Instant until,
      @JsonProperty("weekdays") @Nullable List<Weekday> weekdays,
      @JsonProperty("hours") @Nullable Hours hours,
      @JsonProperty("zone") @Nullable String zone) {
    return new Schedule(
        from,
        until,
        weekdays == null ? List.of() : weekdays,
        hours,
        zone == null ? ZoneOffset.UTC.getId() : zone);
  }

  /** Whether it holds at {@code now}. */
  public boolean holds(Instant now) {
    if ((from != null && now.isBefore(from)) || (until != null && !now.isBefore(until))) {
      return false;
    }
    if (weekdays.isEmpty() && hours == null) {
      return true;
    }
    ZonedDateTime local = now.atZone(ZoneId.of(zone));
    if (hours == null) {
      return on(local);
    }
    LocalTime time = local.toLocalTime();
    LocalTime begin = LocalTime.parse(hours.from());
    LocalTime end = LocalTime.parse(hours.until());
    if (!hours.overMidnight()) {
      return !time.isBefore(begin) && time.isBefore(end) && on(local);
    }
    return (!time.isBefore(begin) && on(local)) || (time.isBefore(end) && on(local.minusDays(1)));
  }

  private boolean on(ZonedDateTime day) {
    return weekdays.isEmpty()
        || weekdays.contains(Weekday.values()[day.getDayOfWeek().getValue() - 1]);
  }
}
