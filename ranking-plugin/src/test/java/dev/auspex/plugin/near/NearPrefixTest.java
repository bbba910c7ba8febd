package dev.auspex.plugin.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.elasticsearch.common.io.stream.BytesStreamOutput;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.json.JsonXContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearPrefixTest {
  private static List<String> found(NearPrefix prefix, String... terms) throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer =
          new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
        for (String term : terms) {
          Document document = new Document();
          document.add(new StringField("names", term, Field.Store.YES));
          writer.addDocument(document);
        }
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        return Stream.of(searcher.search(prefix.query(), 100).scoreDocs)
            .map(
                hit -> {
                  try {
                    return searcher.storedFields().document(hit.doc).get("names");
                  } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                  }
                })
            .sorted()
            .toList();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zalgo-promise",
    "zalgx-promise",
    "zalg",
    "zalggo",
    "zlago",
    "zalxgo-promise",
    "zalgo"
  })
  void oneEditIsForgivenAndAnythingMayFollow(String term) throws IOException {
    assertThat(found(new NearPrefix("names", "z", "algo", 1), term)).containsExactly(term);
  }

  @ParameterizedTest
  @CsvSource({"xalgo", "azalgo", "zxlgx", "za", "zlogo"})
  void whatIsKeptIsKeptAndTwoEditsAreTooMany(String term) throws IOException {
    assertThat(found(new NearPrefix("names", "z", "algo", 1), term)).isEmpty();
  }

  @Test
  void twoEditsAreForgivenWhereTheyAreAllowed() throws IOException {
    assertThat(
            found(
                new NearPrefix("names", "own", "北京天安門廣场", 2),
                "own北京天安门广场东",
                "own北京天安门东",
                "other北京天安門廣场"))
        .containsExactly("own北京天安门广场东");
  }

  @Test
  void ofAFieldThatIsNotThereNothingIsFound() throws IOException {
    assertThat(found(new NearPrefix("titles", "z", "algo", 1), "zalgo")).isEmpty();
  }

  @Test
  void streamAndBodyBringBackTheSame() throws IOException {
    NearPrefixQueryBuilder query =
        parse("{\"field\":\"names\",\"kept\":\"z\",\"rest\":\"algo\",\"edits\":2,\"boost\":3}");

    assertThat(query.boost()).isEqualTo(3);
    try (BytesStreamOutput out = new BytesStreamOutput()) {
      query.writeTo(out);
      assertThat(new NearPrefixQueryBuilder(out.bytes().streamInput())).isEqualTo(query);
    }
    assertThat(query)
        .hasToString(
            """
            {
              "auspex_near_prefix" : {
                "field" : "names",
                "kept" : "z",
                "rest" : "algo",
                "edits" : 2,
                "boost" : 3.0
              }
            }""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"field":"n","kept":"z","rest":"a","edits":3}           | [edits] must be 1 or 2
          {"field":"n","kept":"z","rest":"a","edits":0}           | [edits] must be 1 or 2
          {"field":"n","kept":"","rest":"a","edits":1}            | [kept] must not be empty
          {"field":"n","kept":"z","rest":"","edits":1}            | [rest] must have 1 to 64
          {"field":"n","kept":"z","edits":1}                      | [rest]
          {"field":"n","kept":"z","rest":"a","edits":1,"edit":2}  | unknown field [edit]
          """)
  void bodyOutsideTheRangesIsRefusedWithTheReason(String json, String reason) {
    assertThatThrownBy(() -> parse(json)).hasStackTraceContaining(reason);
  }

  private static NearPrefixQueryBuilder parse(String json) throws IOException {
    try (XContentParser parser =
        JsonXContent.jsonXContent.createParser(XContentParserConfiguration.EMPTY, json)) {
      return NearPrefixQueryBuilder.parse(parser);
    }
  }
}
