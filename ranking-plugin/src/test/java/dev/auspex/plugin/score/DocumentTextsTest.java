package dev.auspex.plugin.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.elasticsearch.common.document.DocumentField;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.search.SearchHits;
import org.elasticsearch.search.rank.feature.RankFeatureDoc;
import org.elasticsearch.search.rank.feature.RankFeatureShardResult;
import org.junit.jupiter.api.Test;

class DocumentTextsTest {
  private final DocumentTexts texts = new DocumentTexts(List.of("title", "plot"));

  @Test
  void fieldsAreJoinedInTheOrderOfTheRequest() {
    assertThat(
            text(
                Map.of(
                    "plot",
                    List.of("one", "two"),
                    "title",
                    List.of("Alien"),
                    "other",
                    List.of("x"))))
        .isEqualTo("Alien\none\ntwo");
  }

  @Test
  void documentWithoutTextStaysWithAnEmptyOne() {
    assertThat(text(Map.of())).isEmpty();
  }

  @Test
  void longTextIsCutButNoCharacterTorn() {
    assertThat(DocumentTexts.shortened("a".repeat(5000))).hasSize(4096);
    assertThat(DocumentTexts.shortened("a".repeat(4095) + "😀")).isEqualTo("a".repeat(4095));
    assertThat(DocumentTexts.shortened("short")).isEqualTo("short");
  }

  private String text(Map<String, List<Object>> fields) {
    SearchHit hit = new SearchHit(12, "id");
    fields.forEach((name, values) -> hit.setDocumentField(new DocumentField(name, values)));
    SearchHits hits = new SearchHits(new SearchHit[] {hit}, null, 0);
    try {
      RankFeatureDoc doc =
          ((RankFeatureShardResult) texts.buildRankFeatureShardResult(hits, 3)).rankFeatureDocs[0];
      assertThat(doc.doc).isEqualTo(12);
      assertThat(doc.shardIndex).isEqualTo(3);
      return doc.featureData.getFirst();
    } finally {
      hits.decRef();
    }
  }
}
