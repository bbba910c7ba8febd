package dev.auspex.control.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.snapshot.LexiconRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A lexicon as it is stored and sent: JSON with every entry in order of its key and every name in
 * order, compressed. Equal lexicons are equal bytes, whatever order they were written in.
 */
final class PackedLexicon {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final LexiconRef ref;
  private final byte[] bytes;

  private PackedLexicon(LexiconRef ref, byte[] bytes) {
    this.ref = ref;
    this.bytes = bytes;
  }

  /**
   * Packs {@code lexicon}; empty where there is nothing in it.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} where it becomes too large
   */
  static Optional<PackedLexicon> of(Lexicon lexicon) {
    if (lexicon.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      JSON.writeValue(out, ordered(lexicon));
    } catch (IOException impossible) {
      throw new UncheckedIOException("a lexicon is plain data", impossible);
    }
    byte[] bytes = packed.toByteArray();
    if (bytes.length > LexiconRef.MAX_BYTES) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          "Dictionaries and rules of an index may have %d bytes in all once they are compressed,"
              + " but have %d",
          LexiconRef.MAX_BYTES,
          bytes.length);
    }
    return Optional.of(new PackedLexicon(LexiconRef.of(bytes, lexicon.size()), bytes));
  }

  /** The lexicon that was packed into {@code bytes}. */
  static Lexicon unpack(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return JSON.readValue(in, Lexicon.class);
    } catch (IOException broken) {
      throw new UncheckedIOException("a stored lexicon cannot be read", broken);
    }
  }

  LexiconRef ref() {
    return ref;
  }

  /** The bytes themselves, not a copy. */
  byte[] bytes() {
    return bytes;
  }

  private static Lexicon ordered(Lexicon lexicon) {
    return new Lexicon(
        ordered(lexicon.synonyms(), Synonym::id),
        ordered(lexicon.words(), Word::word),
        ordered(lexicon.entities(), Entity::id),
        ordered(lexicon.stopWords(), Word::word),
        ordered(lexicon.protectedWords(), Word::word),
        ordered(lexicon.rules(), Rule::id));
  }

  /** In order of code points, as the database has them. */
  private static <T> List<T> ordered(List<T> entries, Function<T, String> key) {
    Comparator<T> order =
        Comparator.comparing(
            entry -> key.apply(entry).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    return entries.stream().sorted(order).toList();
  }
}
