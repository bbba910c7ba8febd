package dev.auspex.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.filter.Filter;
import dev.auspex.contract.filter.FilterValue;
import dev.auspex.contract.key.IndexPattern;
import dev.auspex.contract.key.Origin;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.ApiKeyScope;
import dev.auspex.contract.snapshot.ApiKeySnapshot;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.contract.snapshot.Placement;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.Snapshot;
import dev.auspex.contract.snapshot.TenantSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotJsonTest {
  private final ObjectMapper json =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  @Test
  void survivesTheWayToTheGatewayUnchanged() throws JsonProcessingException {
    Snapshot snapshot =
        new Snapshot(
            7,
            List.of(
                new TenantSnapshot(
                    new TenantId("cinema"),
                    ServiceLevel.READ_ONLY,
                    new Limits(10L, null, 5L, null, null, 50L, null, List.of("documents")),
                    List.of(
                        new IndexSnapshot(
                            new IndexName("movies"),
                            new Placement(
                                Location.pooled(
                                    "auspex-cell-1", "cinema.movies.1", Map.of("title", "txt_00")),
                                Location.dedicated("auspex.cinema.movies.2"),
                                new Schema(List.of(Field.stored("title", FieldKind.KEYWORD))),
                                true),
                            new Bundle(
                                1,
                                new Schema(
                                    List.of(
                                        Field.searchable("title", FieldKind.TEXT, 2),
                                        Field.vector(
                                            "meaning",
                                            new Embedding("minilm", 384, List.of("title"))))),
                                new RankingProfile(
                                    List.of(
                                        new RankingProfile.RecallChannel(ChannelKind.TERM, 1, 100)),
                                    60,
                                    new RankingProfile.Rerank(
                                        "minilm-rerank", List.of("title"), 24, 150))))),
                    List.of(
                        new ApiKeySnapshot(
                            "k1",
                            "ab",
                            Set.of(ApiKeyScope.SEARCH),
                            List.of(new IndexPattern("movies"), new IndexPattern("logs-*")),
                            Instant.parse("2026-01-01T00:00:00Z"),
                            List.of(new Origin("https://shop.example.com")),
                            new Filter.Equals("genre", new FilterValue.Text("war")),
                            "cd")))));

    String sent = json.writeValueAsString(snapshot);

    assertThat(json.readValue(sent, Snapshot.class)).isEqualTo(snapshot);
    assertThat(sent)
        .contains(
            "\"id\":\"cinema\"",
            "\"kind\":\"text\"",
            "\"scopes\":[\"search\"]",
            "\"indexes\":[\"movies\",\"logs-*\"]",
            "\"filter\":{\"field\":\"genre\",\"equals\":\"war\"}");
  }

  @Test
  void aBundleNamesItsLexiconAndOneOfBeforeHasNone() throws JsonProcessingException {
    Schema schema = new Schema(List.of(Field.searchable("title", FieldKind.TEXT, 1)));
    RankingProfile ranking =
        new RankingProfile(
            List.of(new RankingProfile.RecallChannel(ChannelKind.TERM, 1, 100)), 60, null);
    LexiconRef lexicon = LexiconRef.of(new byte[] {1, 2, 3}, 2);
    Bundle with = new Bundle(2, schema, ranking, lexicon);
    Bundle without = new Bundle(1, schema, ranking);

    String sent = json.writeValueAsString(with);
    String before = json.writeValueAsString(without);

    assertThat(json.readValue(sent, Bundle.class)).isEqualTo(with);
    assertThat(sent)
        .contains(
            "\"lexicon\":{\"digest\":\"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\"",
            "\"bytes\":3",
            "\"entries\":2");
    assertThat(before).doesNotContain("lexicon");
    assertThat(json.readValue(before, Bundle.class)).isEqualTo(without);
    assertThat(lexicon.names(new byte[] {1, 2, 3})).isTrue();
    assertThat(lexicon.names(new byte[] {1, 2, 4})).isFalse();
  }

  @Test
  void aKeyOfAnOlderControlPlaneHasNoOriginsNoFilterAndMintsNothing()
      throws JsonProcessingException {
    String stored =
        """
        {"id": "k1", "secretSha256": "ab", "scopes": ["search"], "indexes": ["movies"],
         "expiresAt": null}
        """;

    ApiKeySnapshot key = json.readValue(stored, ApiKeySnapshot.class);

    assertThat(key)
        .isEqualTo(
            new ApiKeySnapshot(
                "k1",
                "ab",
                Set.of(ApiKeyScope.SEARCH),
                List.of(new IndexPattern("movies")),
                null,
                List.of(),
                null,
                null));
  }
}
