package dev.auspex.benchmarks.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.benchmarks.relevance.DataSet.Query;
import dev.auspex.contract.schema.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {
  @TempDir Path folder;

  @BeforeEach
  void aFolderOfSets() throws IOException {
    Files.writeString(folder.resolve("README.md"), "sets");
    set("questions/en", "");
    set("questions/zh", ",\"lang\":\"zh\"");
    write("questions/README.md", "    en\tenglish\tk1=1.2 b=0.75\t{text}\tdocs=2\tnDCG@10=0.5\n");
    write("spelling/pairs.jsonl", "{\"input\":\"teh\",\"expected\":\"the\"}\n");
    write("prefixes/prefixes.jsonl", "{\"prefix\":\"a\",\"expected_top5\":[]}\n");
    write("clicks/docs.jsonl", "{\"id\":\"1\"}\n");
    write("clicks/queries.jsonl", "{\"id\":\"q\",\"text\":\"x\"}\n");
  }

  private void set(String name, String members) throws IOException {
    write(name + "/docs.jsonl", "{\"id\":\"1\",\"text\":\"a\"}\n\n{\"id\":\"2\",\"text\":\"b\"}\n");
    StringBuilder queries = new StringBuilder();
    StringBuilder judgments = new StringBuilder("query_id\tdoc_id\tgrade\n");
    for (int i = 0; i < 20; i++) {
      queries.append("{\"id\":\"q%d\",\"text\":\"a %d\"%s}\n".formatted(i, i, members));
      judgments.append("q%d\t1\t%d\n".formatted(i, i == 0 ? 0 : 2));
    }
    write(name + "/queries.jsonl", queries.toString());
    write(name + "/qrels.tsv", judgments.toString());
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  @Test
  void setsAreFoundAtAnyDepthAndTheOthersSayWhyNot() throws IOException {
    DataSet.Found found = DataSet.in(folder);

    assertThat(found.sets())
        .extracting(DataSet::name)
        .containsExactly("questions/en", "questions/zh");
    assertThat(found.others())
        .containsExactly(
            "clicks: not measured: it has no qrels.tsv",
            "prefixes: not measured yet: completions of prefixes",
            "spelling: not measured yet: corrections of spelling");
  }

  @Test
  void oneSetMayBeNamedItself() throws IOException {
    DataSet.Found found = DataSet.in(folder.resolve("questions/en"));

    assertThat(found.sets()).extracting(DataSet::name).containsExactly("en");
    assertThat(found.sets().getFirst().anchor()).map(Anchor::ndcg10).contains(0.5);
  }

  @Test
  void queriesWithoutAGoodDocumentAreLeftOutAndManyAreSampledAlike() throws IOException {
    DataSet set = DataSet.in(folder).sets().getFirst();
    Judgments judgments = set.judgments();

    List<Query> all = set.queries(judgments, 100);
    List<Query> some = set.queries(judgments, 5);

    assertThat(all).hasSize(19).extracting(Query::id).doesNotContain("q0");
    assertThat(some).hasSize(5).isEqualTo(set.queries(judgments, 5));
    assertThat(all).containsSubsequence(some);
    assertThat(set.documents()).hasSize(2);
  }

  @Test
  void theLanguageIsWhatQueriesSayElseTheName() throws IOException {
    List<DataSet> sets = DataSet.in(folder).sets();

    assertThat(language(sets.get(0))).contains(Language.ENGLISH);
    assertThat(language(sets.get(1))).contains(Language.SIMPLIFIED_CHINESE);
    DataSet cranfield = new DataSet("cranfield", folder.resolve("cranfield"));
    assertThat(SpokenLanguage.of(cranfield, List.of(), "    cranfield\tenglish\tk1=1.2 b=0.75"))
        .contains(Language.ENGLISH);
    assertThat(SpokenLanguage.of(cranfield, List.of(), "")).isEmpty();
  }

  private static java.util.Optional<Language> language(DataSet set) throws IOException {
    return SpokenLanguage.of(set, set.queries(set.judgments(), 100), "");
  }

  @Test
  void aJudgmentOfAnotherShapeIsToldWithItsLine() throws IOException {
    write("questions/en/qrels.tsv", "query_id\tdoc_id\tgrade\nq1\t1\n");

    assertThatThrownBy(() -> Judgments.read(folder.resolve("questions/en/qrels.tsv")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }
}
