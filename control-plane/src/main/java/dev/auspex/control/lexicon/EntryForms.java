package dev.auspex.control.lexicon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.LexiconFit;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.edge.Problems;
import dev.auspex.edge.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Entries as clients send them, as they are stored, and as the contract has them. */
final class EntryForms {
  private static final ObjectMapper JSON =
      StrictJson.applyTo(
          new ObjectMapper()
              .registerModule(new JavaTimeModule())
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
              .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS));

  private EntryForms() {}

  /**
   * Reads what a client sent.
   *
   * @param schema what fields that the entry names must be in
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} that names what is wrong with it
   */
  static Entry read(EntryKind kind, String json, Schema schema) {
    try {
      return checked(JSON.readValue(json, kind.entry()), schema);
    } catch (JsonProcessingException refused) {
      throw problem(refused);
    }
  }

  /** The same for an object that was read as a tree. */
  static Entry read(EntryKind kind, JsonNode json, Schema schema) {
    try {
      return checked(JSON.treeToValue(json, kind.entry()), schema);
    } catch (JsonProcessingException refused) {
      throw problem(refused);
    }
  }

  private static ApiProblem problem(JsonProcessingException refused) {
    if (refused instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return Problems.from(refused);
    }
    // It is the entry as a whole, which has no path.
    if (refused instanceof ValueInstantiationException
        && refused.getCause() instanceof IllegalArgumentException reason) {
      return ApiProblem.of(ProblemType.INVALID_REQUEST, "%s", reason.getMessage())
          .causedBy(refused);
    }
    return ApiProblem.of(
            ProblemType.INVALID_REQUEST,
            "Expected one JSON object, but it breaks off or is something else at column %d",
            refused.getLocation() == null ? 1 : refused.getLocation().getColumnNr())
        .causedBy(refused);
  }

  private static Entry checked(@Nullable Object entry, Schema schema) {
    if (entry == null) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "Expected an object, but it is null");
    }
    List<Violation> misfits =
        switch (entry) {
          case Rule rule -> LexiconFit.check(rule, schema);
          case Entity entity -> LexiconFit.check(entity, schema);
          default -> List.of();
        };
    if (!misfits.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, misfits);
    }
    return of(entry);
  }

  /** The stored form of an entry of the contract. */
  static Entry of(Object entry) {
    String json = write(entry);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          "Send text of whole characters: here half of one is missing");
    }
    return new Entry(key(entry), json);
  }

  private static String key(Object entry) {
    return switch (entry) {
      case Synonym synonym -> synonym.id();
      case Word word -> word.word();
      case Entity entity -> entity.id();
      case Rule rule -> rule.id();
      default -> throw new IllegalArgumentException("no entry: " + entry.getClass());
    };
  }

  /** The entry that was stored as {@code json}. */
  static <T> T stored(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored entry cannot be read", broken);
    }
  }

  /** All strings of a stored entry in lower case, one a line; names of members are none. */
  static String strings(String json) {
    StringBuilder strings = new StringBuilder();
    collect(stored(json, JsonNode.class), strings);
    return strings.toString();
  }

  private static void collect(JsonNode node, StringBuilder strings) {
    if (node.isTextual()) {
      strings.append(node.textValue().toLowerCase(Locale.ROOT)).append('\n');
    }
    node.forEach(part -> collect(part, strings));
  }

  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an entry is plain data", impossible);
    }
  }
}
