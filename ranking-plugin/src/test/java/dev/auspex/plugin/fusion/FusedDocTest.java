package dev.auspex.plugin.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.auspex.ranking.fusion.Contribution;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.Explanation;
import org.elasticsearch.common.io.stream.BytesStreamOutput;
import org.elasticsearch.common.io.stream.NamedWriteableAwareStreamInput;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.search.rank.RankDoc;
import org.junit.jupiter.api.Test;

class FusedDocTest {
  private final FusedDoc doc =
      new FusedDoc(
          17,
          0.03f,
          2,
          4,
          List.of(new Contribution("term", 3, 8.5f), new Contribution("vector", 9, 0.75f)));

  @Test
  void streamBringsBackTheSameInsideAQuery() throws IOException {
    NamedWriteableRegistry registry =
        new NamedWriteableRegistry(
            List.of(new NamedWriteableRegistry.Entry(RankDoc.class, FusedDoc.NAME, FusedDoc::new)));
    try (BytesStreamOutput out = new BytesStreamOutput()) {
      out.writeNamedWriteable(doc);

      RankDoc read =
          new NamedWriteableAwareStreamInput(out.bytes().streamInput(), registry)
              .readNamedWriteable(RankDoc.class);

      assertThat(read).isEqualTo(doc);
      assertThat(((FusedDoc) read).channels()).isEqualTo(doc.channels());
      assertThat(read.rank).isEqualTo(4);
    }
  }

  @Test
  void otherChannelsMakeAnotherDoc() {
    assertThat(new FusedDoc(17, 0.03f, 2, 4, List.of(new Contribution("term", 3, 8.5f))))
        .isNotEqualTo(doc);
  }

  @Test
  void explanationNamesEveryChannelAndKeepsTheQueriesOwn() {
    Explanation explanation =
        doc.explain(new Explanation[] {Explanation.match(8.5f, "bm25")}, new String[] {"q"});

    assertThat(explanation.getValue()).isEqualTo(0.03f);
    assertThat(explanation.getDescription()).contains("rank 4");
    assertThat(Arrays.stream(explanation.getDetails()).map(Explanation::getDescription))
        .containsExactly(
            "score in channel [term], rank 3", "score in channel [vector], rank 9", "bm25");
  }
}
