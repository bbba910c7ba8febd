package dev.auspex.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.contract.snapshot.RankingProfile.RecallChannel;
import dev.auspex.contract.snapshot.RankingProfile.Rerank;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleDiffTest {
  private static final Field TITLE = Field.searchable("title", FieldKind.TEXT, 1);
  private static final Field YEAR = Field.stored("year", FieldKind.INTEGER);
  private static final RecallChannel TERM = new RecallChannel(ChannelKind.TERM, 1, 100);
  private static final RecallChannel VECTOR = new RecallChannel(ChannelKind.VECTOR, 1, 100);

  private final BundleDiff diff = new BundleDiff(new ObjectMapper());

  @Test
  void equalBundlesDoNotDiffer() {
    assertThat(between(schema(TITLE), ranking(TERM), schema(TITLE), ranking(TERM))).isEmpty();
  }

  @Test
  void aNewFieldAChangedWeightAndAChannelThatIsGoneAreOneChangeEach() {
    List<String> changes =
        between(
            schema(TITLE),
            ranking(TERM, VECTOR),
            schema(Field.searchable("title", FieldKind.TEXT, 3), YEAR),
            ranking(TERM));

    assertThat(changes)
        .hasSize(3)
        .satisfiesExactly(
            weight -> assertThat(weight).isEqualTo("schema.fields[title].weight: 1.0 -> 3.0"),
            field ->
                assertThat(field).startsWith("schema.fields[year]: null -> {\"name\":\"year\""),
            channel ->
                assertThat(channel)
                    .isEqualTo(
                        "ranking.channels[vector]:"
                            + " {\"kind\":\"vector\",\"weight\":1.0,\"quota\":100} -> null"));
  }

  @Test
  void anotherOrderIsAChange() {
    assertThat(between(schema(TITLE), ranking(TERM, VECTOR), schema(TITLE), ranking(VECTOR, TERM)))
        .singleElement()
        .asString()
        .startsWith("ranking.channels: [");
  }

  @Test
  void aModelStageThatComesIsShownWhole() {
    RankingProfile with =
        new RankingProfile(
            List.of(TERM), 60, new Rerank("minilm-rerank", List.of("title"), 24, 250));

    assertThat(between(schema(TITLE), ranking(TERM), schema(TITLE), with))
        .singleElement()
        .asString()
        .startsWith("ranking.rerank: null -> {\"model\":\"minilm-rerank\"");
  }

  private List<String> between(
      Schema schema, RankingProfile ranking, Schema other, RankingProfile otherRanking) {
    return diff.between(schema, ranking, other, otherRanking).stream()
        .map(change -> "%s: %s -> %s".formatted(change.path(), change.before(), change.after()))
        .toList();
  }

  private static Schema schema(Field... fields) {
    return new Schema(List.of(fields));
  }

  private static RankingProfile ranking(RecallChannel... channels) {
    return new RankingProfile(List.of(channels), 60, null);
  }
}
