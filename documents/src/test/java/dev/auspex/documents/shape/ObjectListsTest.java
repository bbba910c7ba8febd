package dev.auspex.documents.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Flattening.Rule;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.schema.Similarity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectListsTest {
  private static final Schema SHOP =
      new Schema(
          List.of(
              Field.searchable("title", FieldKind.TEXT, 1),
              Field.builder("tags", FieldKind.KEYWORD).list(true).build(),
              Field.vector("taste", 2, Similarity.COSINE),
              Field.stored("offers", FieldKind.OBJECT_LIST),
              flat("sellers", FieldKind.KEYWORD, "seller", Rule.ALL),
              flat("first_seller", FieldKind.KEYWORD, "seller", Rule.FIRST),
              flat("least_price", FieldKind.DOUBLE, "price", Rule.MIN),
              flat("last_seen", FieldKind.DATE, "seen", Rule.MAX),
              flat("stock", FieldKind.LONG, "stock", Rule.SUM),
              flat("offer_count", FieldKind.INTEGER, null, Rule.COUNT)));

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void eachRuleMakesItsValueOfManyObjects() throws JsonProcessingException {
    ObjectNode document =
        read(
            """
            {"offers": [
              {"price": 3, "stock": 2, "seen": "2026-01-31"},
              {"seller": "b", "price": 2.5, "stock": null, "seen": "2026-01-31T01:00:00+02:00"},
              {"seller": "a", "colour": {"any": "thing"}, "stock": 40},
              {"seller": "b"}]}
            """);

    assertThat(DocumentCheck.check(document, SHOP)).isEmpty();
    ObjectLists.flatten(document, SHOP);

    document.remove("offers");
    assertThat(document.toString())
        .isEqualTo(
            "{\"sellers\":[\"b\",\"a\"],\"first_seller\":\"b\",\"least_price\":2.5,"
                + "\"last_seen\":\"2026-01-31\",\"stock\":42,\"offer_count\":4}");
  }

  @Test
  void withoutValuesThereIsOnlyACount() throws JsonProcessingException {
    ObjectNode empty = read("{\"offers\":[]}");
    ObjectNode none = read("{\"title\":\"x\"}");

    ObjectLists.flatten(empty, SHOP);
    ObjectLists.flatten(none, SHOP);

    assertThat(empty.toString()).isEqualTo("{\"offers\":[],\"offer_count\":0}");
    assertThat(none.toString()).isEqualTo("{\"title\":\"x\"}");
  }

  @Test
  void wrongMembersAreNamedWithTheirPlace() throws JsonProcessingException {
    assertThat(check("{\"offers\":[{\"seller\":7},3,{\"price\":\"x\"}]}"))
        .extracting(Violation::field)
        .containsExactly("offers[0].seller", "offers[0].seller", "offers[1]", "offers[2].price");
    assertThat(check("{\"offers\":{}}"))
        .containsExactly(
            new Violation("offers", "an array of at most 1000 objects, but was an object"));
    assertThat(check("{\"stock\":1}"))
        .containsExactly(new Violation("stock", "nothing: it is computed from offers"));
  }

  @Test
  void aSumThatOverflowsIsRefused() throws JsonProcessingException {
    assertThat(check("{\"offers\":[{\"stock\":9223372036854775807},{\"stock\":1}]}"))
        .containsExactly(new Violation("offers", "numbers whose sum 'stock' can hold 64 bits"));
  }

  @Test
  void onlyAListMayHaveSeveralValues() throws JsonProcessingException {
    assertThat(check("{\"tags\":[\"a\",\"b\"],\"title\":\"t\"}")).isEmpty();
    assertThat(check("{\"tags\":\"a\"}")).isEmpty();
    assertThat(check("{\"tags\":[]}")).isEmpty();
    assertThat(check("{\"tags\":[\"a\",1,null],\"title\":[\"t\"]}"))
        .extracting(Violation::field)
        .containsExactly("tags[1]", "tags[2]", "title");
  }

  @Test
  void aVectorOfTheClientHasItsLengthAndADirection() throws JsonProcessingException {
    assertThat(check("{\"taste\":[0.5,-1]}")).isEmpty();
    assertThat(check("{\"taste\":[1]}"))
        .containsExactly(new Violation("taste", "an array of 2 finite numbers, but was an array"));
    assertThat(check("{\"taste\":[1,1e39]}")).hasSize(1);
    assertThat(check("{\"taste\":[0,0]}"))
        .containsExactly(new Violation("taste", "a vector with a direction, but its length is 0"));
  }

  private static Field flat(String name, FieldKind kind, @Nullable String member, Rule rule) {
    return Field.builder(name, kind)
        .list(rule == Rule.ALL)
        .flattening(new Flattening("offers", member, rule))
        .build();
  }

  private List<Violation> check(String document) throws JsonProcessingException {
    return DocumentCheck.check(read(document), SHOP);
  }

  private ObjectNode read(String document) throws JsonProcessingException {
    return (ObjectNode) json.readTree(document);
  }
}
