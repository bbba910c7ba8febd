package dev.auspex.control.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.json.JsonpUtils;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForms;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhysicalMappingTest {
  private static final Location OWN = Location.dedicated("auspex.cinema.movies.1");
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              Field.searchable("title", FieldKind.TEXT, 2),
              Field.stored("released", FieldKind.DATE),
              Field.vector("meaning", new Embedding("minilm", 384, List.of("title")))));

  @Test
  void eachFieldBecomesOnePropertyUnderItsOwnName() {
    List<Field> fields = new ArrayList<>();
    for (FieldKind kind : FieldKind.values()) {
      if (kind != FieldKind.VECTOR) {
        fields.add(Field.stored("f_" + kind.wireName(), kind));
      }
    }
    fields.add(Field.vector("f_vector", new Embedding("m", 8, List.of("f_text"))));

    String json = JsonpUtils.toJsonString(PhysicalMapping.of(new Schema(fields), OWN), mapper());

    assertThat(json)
        .contains(
            "\"dynamic\":\"strict\"",
            "\"f_text\":{\"type\":\"text\",\"analyzer\":\"standard\"}",
            "\"f_keyword\":{\"type\":\"keyword\"}",
            "\"f_integer\":{\"type\":\"integer\"}",
            "\"f_long\":{\"type\":\"long\"}",
            "\"f_double\":{\"type\":\"double\"}",
            "\"f_boolean\":{\"type\":\"boolean\"}",
            "\"f_date\":{\"type\":\"date\",\"format\":\"strict_date_optional_time\"}",
            "\"f_geo_point\":{\"type\":\"geo_point\"}",
            "\"f_vector\":{\"type\":\"dense_vector\"",
            "\"dims\":8",
            "\"similarity\":\"cosine\"",
            "\"index\":true",
            "\"index_options\":{\"type\":\"hnsw\"}");
  }

  @Test
  void anIndexAgreesWithTheSchemaThatMadeIt() {
    assertThat(PhysicalMapping.difference(SCHEMA, OWN, PhysicalMapping.of(SCHEMA, OWN))).isEmpty();
  }

  @Test
  void textThatAuspexCutsIsKeptAsItCameBesideItsTerms() {
    Location terms = StoredForms.own(OWN, SCHEMA);

    TypeMapping made = PhysicalMapping.of(SCHEMA, terms);

    assertThat(JsonpUtils.toJsonString(made, mapper()))
        .contains(
            "\"title\":{\"type\":\"text\",\"index\":false}",
            "\"auspex_terms_title\":{\"type\":\"text\",\"analyzer\":\"whitespace\"}");
    assertThat(PhysicalMapping.difference(SCHEMA, terms, made)).isEmpty();
    assertThat(PhysicalMapping.difference(SCHEMA, OWN, made))
        .contains("field 'auspex_terms_title' is not in the schema, but is text (whitespace)");
  }

  @Test
  void completionsAreFoundByTheBeginningsOfTheirTerms() {
    Schema schema =
        new Schema(List.of(Field.builder("brand", FieldKind.KEYWORD).suggest(true).build()));
    Location home = StoredForms.own(OWN, schema);

    TypeMapping made = PhysicalMapping.of(schema, home);

    assertThat(JsonpUtils.toJsonString(made, mapper()))
        .contains(
            "\"brand\":{\"type\":\"keyword\"}",
            "\"auspex_starts_brand\":{\"type\":\"text\",\"analyzer\":\"whitespace\","
                + "\"index_options\":\"docs\","
                + "\"index_prefixes\":{\"max_chars\":19,\"min_chars\":5},\"norms\":false}",
            "\"auspex_whole_brand\":{\"type\":\"keyword\"}");
    assertThat(PhysicalMapping.difference(schema, home, made)).isEmpty();
    assertThat(PhysicalMapping.difference(schema, OWN, made))
        .contains(
            "field 'auspex_starts_brand' is not in the schema, but is text (whitespace, by"
                + " beginnings)");
  }

  @Test
  void whatElasticsearchFillsInIsNoDifference() {
    TypeMapping actual =
        mapping(
            """
            {"dynamic": "strict", "properties": {
              "meaning": {"type": "dense_vector", "dims": 384, "index": true, "similarity": "cosine",
                          "index_options": {"type": "hnsw", "m": 16, "ef_construction": 100}},
              "released": {"type": "date", "format": "strict_date_optional_time"},
              "title": {"type": "text"}}}
            """);

    assertThat(PhysicalMapping.difference(SCHEMA, OWN, actual)).isEmpty();
  }

  @Test
  void aVectorOfAnotherLengthIsADifference() {
    TypeMapping actual =
        mapping(
            """
            {"properties": {
              "meaning": {"type": "dense_vector", "dims": 512, "index": true, "similarity": "cosine",
                          "index_options": {"type": "hnsw"}},
              "released": {"type": "date", "format": "strict_date_optional_time"},
              "title": {"type": "text"}}}
            """);

    assertThat(PhysicalMapping.difference(SCHEMA, OWN, actual))
        .contains(
            "field 'meaning' should be dense_vector (dims 384, similarity cosine, index true, hnsw),"
                + " but is dense_vector (dims 512, similarity cosine, index true, hnsw)");
  }

  @Test
  void missingAndForeignFieldsAreDifferences() {
    Schema small = new Schema(List.of(Field.searchable("title", FieldKind.TEXT, 1)));

    assertThat(PhysicalMapping.difference(SCHEMA, OWN, PhysicalMapping.of(small, OWN)))
        .contains(
            "field 'meaning' should be dense_vector (dims 384, similarity cosine, index true, hnsw),"
                + " but is missing");
    assertThat(
            PhysicalMapping.difference(
                small,
                OWN,
                mapping(
                    "{\"properties\": {\"title\": {\"type\":"
                        + " \"text\"}, \"year\": {\"type\": \"long\"}}}")))
        .contains("field 'year' is not in the schema, but is long");
  }

  @Test
  void onlyRefusalsAboutTheRequestItselfAreFinal() {
    assertThat(ElasticPhysicalIndexes.decide(400, "mapper_parsing_exception"))
        .isEqualTo(
            new IndexOutcome.Refused(
                "The search engine refuses this schema (mapper_parsing_exception)"));
    assertThat(List.of(429, 503, 500, 403, 401))
        .allSatisfy(
            status ->
                assertThat(ElasticPhysicalIndexes.decide(status, "x"))
                    .isInstanceOf(IndexOutcome.Unavailable.class));
    assertThat(ElasticPhysicalIndexes.decide(400, "validation_exception"))
        .as("the limit of shards can be raised")
        .isInstanceOf(IndexOutcome.Unavailable.class);
  }

  private static TypeMapping mapping(String json) {
    return TypeMapping.of(m -> m.withJson(new StringReader(json)));
  }

  private static co.elastic.clients.json.JsonpMapper mapper() {
    return new co.elastic.clients.json.jackson.JacksonJsonpMapper();
  }
}
