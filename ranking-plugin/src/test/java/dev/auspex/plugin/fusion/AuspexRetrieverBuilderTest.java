package dev.auspex.plugin.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.plugin.request.Rerank;
import dev.auspex.ranking.fusion.Contribution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.ScoreDoc;
import org.elasticsearch.common.Strings;
import org.elasticsearch.search.rank.RankDoc;
import org.elasticsearch.search.retriever.KnnRetrieverBuilder;
import org.elasticsearch.search.retriever.RetrieverBuilder;
import org.elasticsearch.search.retriever.RetrieverParserContext;
import org.elasticsearch.usage.SearchUsage;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.json.JsonXContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuspexRetrieverBuilderTest {
  private static final String KNN =
      "{\"knn\":{\"field\":\"v\",\"query_vector\":[1.0,0.0],\"k\":3,\"num_candidates\":9}}";

  @Test
  void documentIsOneAcrossChannelsOnlyWithinItsShard() throws IOException {
    // Given: document 7 of shard 0 in both channels, document 7 of shard 1 in one
    AuspexRetrieverBuilder retriever = twoChannels("");

    // When
    RankDoc[] fused =
        retriever.combineInnerRetrieverResults(
            List.of(docs(hit(0, 7, 9f), hit(1, 7, 8f)), docs(hit(1, 3, 0.9f), hit(0, 7, 0.8f))),
            false);

    // Then
    assertThat(Arrays.stream(fused).map(doc -> doc.shardIndex + "/" + doc.doc))
        .containsExactly("0/7", "1/3", "1/7");
    assertThat(Arrays.stream(fused).map(doc -> doc.rank)).containsExactly(1, 2, 3);
    assertThat(((FusedDoc) fused[0]).channels())
        .containsExactly(new Contribution("a", 1, 9f), new Contribution("b", 2, 0.8f));
  }

  @Test
  void tiesFollowShardThenDocument() throws IOException {
    RankDoc[] fused =
        twoChannels("")
            .combineInnerRetrieverResults(
                List.of(docs(hit(1, 2, 5f)), docs(hit(0, 9, 0.5f))), false);

    assertThat(Arrays.stream(fused).map(doc -> doc.shardIndex + "/" + doc.doc))
        .containsExactly("0/9", "1/2");
  }

  @Test
  void quotaAndWindowBoundWhatComesOut() throws IOException {
    List<ScoreDoc[]> hits =
        List.of(
            docs(hit(0, 1, 5f), hit(0, 2, 4f), hit(0, 3, 3f)),
            docs(hit(0, 4, 0.9f), hit(0, 5, 0.8f)));

    assertThat(twoChannels(",\"quota\":1").combineInnerRetrieverResults(hits, false)).hasSize(3);
    assertThat(
            parse(
                    "{\"channels\":[%s,%s],\"rank_window_size\":2}"
                        .formatted(channel("a"), channel("b")))
                .combineInnerRetrieverResults(hits, false))
        .hasSize(2);
  }

  @Test
  void noHitsFuseToNone() throws IOException {
    assertThat(twoChannels("").combineInnerRetrieverResults(List.of(docs(), docs()), false))
        .isEmpty();
  }

  @Test
  void bodyIsWrittenAsItIsRead() throws IOException {
    String body =
        """
        {"channels":[{"name":"a","weight":2.0,"quota":5,"retriever":%s}],\
        "rank_window_size":50,"rank_constant":20,\
        "rerank":{"model":"m","query":"q","fields":["f"],"window":7,"timeout_millis":90}}"""
            .formatted(KNN);
    AuspexRetrieverBuilder first = parse(body);

    String written = Strings.toString(first);

    assertThat(written).startsWith("{\"auspex\":").contains("\"quota\":5", "\"window\":7");
    assertThat(parse(written.substring("{\"auspex\":".length(), written.length() - 1)))
        .isEqualTo(first)
        .hasSameHashCodeAs(first);
  }

  @Test
  void rerankPartGoesToTheStageBehindFusion() throws IOException {
    List<@Nullable Rerank> seen = new ArrayList<>();
    AuspexRetrieverBuilder retriever =
        parse(
            """
            {"channels":[%s],"rerank":{"model":"m","query":"q","fields":["f"]}}"""
                .formatted(channel("a")),
            (fusion, rerank) -> {
              seen.add(rerank);
              return fusion;
            });

    retriever.doRewrite(null);

    assertThat(seen).containsExactly(new Rerank("m", "q", List.of("f"), 24, 150));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"channels":[]}                                   | at least one channel
          {}                                                | [channels]
          {"channels":[A,A]}                                | different names
          {"channels":[A],"rank_window_size":0}             | [rank_window_size] must be at least 1
          {"channels":[A],"rank_constant":0}                | [rank_constant] must be at least 1
          {"channels":[A],"rank_konstant":0}                | unknown field [rank_konstant]
          {"channels":[{"name":"x"}]}                       | [retriever]
          {"channels":[{"name":" ","retriever":KNN}]}       | [name] of a channel must not be blank
          {"channels":[{"name":"x","weight":0,"retriever":KNN}]}  | [weight] of channel [x] must be above 0
          {"channels":[{"name":"x","quota":0,"retriever":KNN}]}   | [quota] of channel [x] must be at least 1
          """)
  void bodyThatBreaksARuleIsRefusedWithTheReason(String body, String reason) {
    String json = body.replace("KNN", KNN).replace("A", channel("a"));

    assertThatThrownBy(() -> parse(json)).hasStackTraceContaining(reason);
  }

  private static AuspexRetrieverBuilder twoChannels(String more) throws IOException {
    return parse("{\"channels\":[%s,%s]}".formatted(channel("a", more), channel("b", "")));
  }

  private static String channel(String name) {
    return channel(name, "");
  }

  private static String channel(String name, String more) {
    return "{\"name\":\"%s\"%s,\"retriever\":%s}".formatted(name, more, KNN);
  }

  private static ScoreDoc[] docs(ScoreDoc... docs) {
    return docs;
  }

  private static ScoreDoc hit(int shard, int doc, float score) {
    return new ScoreDoc(doc, score, shard);
  }

  private static AuspexRetrieverBuilder parse(String json) throws IOException {
    return parse(json, (fusion, rerank) -> fusion);
  }

  private static AuspexRetrieverBuilder parse(String json, AuspexRetrieverBuilder.FusedStage next)
      throws IOException {
    NamedXContentRegistry registry =
        new NamedXContentRegistry(
            List.of(
                new NamedXContentRegistry.Entry(
                    RetrieverBuilder.class,
                    new ParseField("knn"),
                    (parser, context) ->
                        KnnRetrieverBuilder.fromXContent(
                            parser, (RetrieverParserContext) context))));
    try (XContentParser parser =
        JsonXContent.jsonXContent.createParser(
            XContentParserConfiguration.EMPTY.withRegistry(registry), json)) {
      return AuspexRetrieverBuilder.parser(next)
          .fromXContent(parser, new RetrieverParserContext(new SearchUsage(), feature -> true));
    }
  }
}
