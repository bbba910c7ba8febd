package dev.auspex.gateway.search.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.gateway.platform.BoundedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the body of several searches; each one is checked when its turn comes. */
@Singleton
public class SearchBatch {
  /** Most searches of one body. */
  public static final int MOST_SEARCHES = 10;

  private static final String SEARCHES = "searches";
  private static final String INDEX = "index";

  private final ObjectMapper json;

  /**
   * Reads with {@code json}.
   *
   * @param json strict: refuses names that come twice
   */
  public SearchBatch(ObjectMapper json) {
    this.json = json;
  }

  /**
   * One of the searches.
   *
   * @param index as sent, of any shape; empty where it is missing
   * @param body the body of a search, without the index
   */
  public record Item(String index, JsonNode body) {}

  /**
   * The searches in {@code body}, in their order.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST}, {@link ProblemType#BODY_TOO_LARGE}
   */
  public List<Item> read(InputStream body) {
    JsonNode tree = parse(BoundedBody.read(body, SearchRequests.MOST_BODY_BYTES));
    JsonNode searches = tree.path(SEARCHES);
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      if (!member.getKey().equals(SEARCHES)) {
        violations.add(
            new Violation(member.getKey(), "nothing: the body has the member searches alone"));
      }
    }
    if (!searches.isArray() || searches.isEmpty() || searches.size() > MOST_SEARCHES) {
      violations.add(new Violation(SEARCHES, "1 to %d searches".formatted(MOST_SEARCHES)));
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode search : searches) {
      items.add(item(search));
    }
    return items;
  }

  private static Item item(JsonNode search) {
    String index = search.path(INDEX).isTextual() ? search.path(INDEX).textValue() : "";
    if (search instanceof ObjectNode object) {
      object.remove(INDEX);
    }
    return new Item(index, search);
  }

  private JsonNode parse(byte[] bytes) {
    try {
      return json.readTree(bytes);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable); // the edge finds the place in it
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory", impossible);
    }
  }
}
