package dev.auspex.gateway;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.key.ScopedKey;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.contract.snapshot.RankingProfile.RecallChannel;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two tenants for tests: {@code cinema} with {@code movies} and {@code books}, and {@code places}.
 */
public final class Cinema {
  public static final TenantId TENANT = new TenantId("cinema");
  public static final TenantId OTHER_TENANT = new TenantId("places");
  public static final IndexName MOVIES = new IndexName("movies");
  public static final String SECRET = "correct-horse-battery";

  /** Where the web pages of key cinemapage01 come from. */
  public static final Origin PAGE = new Origin("https://shop.example.com");

  /** The filter of key cinemafilt01. */
  public static final Filter NEW =
      new Filter.Range("year", new FilterValue.Whole(2000), null, null, null);

  private static final Filter ODD =
      new Filter.Equals("colour", new FilterValue.Flag(true)); // not filterable

  public static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.searchable("title", FieldKind.TEXT, 2),
              Field.searchable("director", FieldKind.TEXT, 0.5),
              Field.searchable("genre", FieldKind.KEYWORD, 1),
              Field.filterable("year", FieldKind.INTEGER),
              Field.stored("gross", FieldKind.LONG),
              Field.stored("rating", FieldKind.DOUBLE),
              Field.stored("colour", FieldKind.BOOLEAN),
              Field.stored("released", FieldKind.DATE),
              Field.stored("shot_at", FieldKind.GEO_POINT),
              Field.vector("meaning", new Embedding("minilm", 3, List.of("title", "genre")))));

  public static final RankingProfile RANKING =
      new RankingProfile(
          List.of(
              new RecallChannel(ChannelKind.TERM, 1, 100),
              new RecallChannel(ChannelKind.VECTOR, 0.7, 50)),
          60,
          new RankingProfile.Rerank("minilm-rerank", List.of("title", "genre"), 24, 250));

  public static final IndexSnapshot INDEX = index("movies", SCHEMA, RANKING);

  private Cinema() {}

  public static IndexSnapshot index(String name, Schema schema, RankingProfile ranking) {
    return new IndexSnapshot(
        new IndexName(name),
        Placement.at(Location.dedicated("auspex.cinema." + name + ".1")),
        new Bundle(1, schema, ranking));
  }

  public static ApiKeySnapshot key(
      String id, Set<ApiKeyScope> scopes, List<IndexPattern> indexes, @Nullable Instant expiresAt) {
    return key(id, scopes, indexes, expiresAt, List.of(), null);
  }

  public static ApiKeySnapshot key(
      String id,
      Set<ApiKeyScope> scopes,
      List<IndexPattern> indexes,
      @Nullable Instant expiresAt,
      List<Origin> allowedOrigins,
      @Nullable Filter filter) {
    return new ApiKeySnapshot(
        id,
        sha256(SECRET),
        scopes,
        indexes,
        expiresAt,
        allowedOrigins,
        filter,
        ScopedKey.mintingValue(SECRET));
  }

  /** What clients send for the key {@code id}. */
  public static String apiKey(String id) {
    return "ax_" + id + "_" + SECRET;
  }

  /**
   * Keys: cinemafull01, cinemaread01, cinemabook01, cinemaold001, cinemapage01 for web pages,
   * cinemafilt01 with a filter on years, cinemaodd001 with one that fits no index, cinemalong01
   * that mints nothing, and placesfull01.
   */
  public static Snapshot snapshot(long revision) {
    Set<ApiKeyScope> all = Set.of(ApiKeyScope.SEARCH, ApiKeyScope.WRITE);
    Set<ApiKeyScope> reading = Set.of(ApiKeyScope.SEARCH, ApiKeyScope.SUGGEST);
    return new Snapshot(
        revision,
        List.of(
            new TenantSnapshot(
                TENANT,
                ServiceLevel.FULL,
                Limits.NONE,
                List.of(index("books", SCHEMA, RANKING), INDEX),
                List.of(
                    key("cinemafull01", all, List.of(), null),
                    key("cinemaread01", Set.of(ApiKeyScope.SEARCH), List.of(), null),
                    key("cinemabook01", all, List.of(new IndexPattern("boo*")), null),
                    key("cinemaold001", all, List.of(), Instant.parse("2026-01-01T00:00:00Z")),
                    key("cinemapage01", all, List.of(), null, List.of(PAGE), null),
                    key("cinemafilt01", reading, List.of(), null, List.of(), NEW),
                    key("cinemaodd001", reading, List.of(), null, List.of(), ODD),
                    new ApiKeySnapshot(
                        "cinemalong01",
                        sha256(SECRET),
                        all,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        null))),
            new TenantSnapshot(
                OTHER_TENANT,
                ServiceLevel.FULL,
                Limits.NONE,
                List.of(),
                List.of(key("placesfull01", all, List.of(), null)))));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
