package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.contract.snapshot.Bundle;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.LexiconRef;
import dev.auspex.contract.snapshot.Limits;
import dev.auspex.contract.snapshot.ServiceLevel;
import dev.auspex.contract.snapshot.TenantSnapshot;
import dev.auspex.gateway.Cinema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Lexicons of words, as a control plane packs them, and snapshots that name them. */
final class PackedLexicons {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private PackedLexicons() {}

  static Lexicon words(String... words) {
    return new Lexicon(
        List.of(),
        Arrays.stream(words).map(Word::new).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static byte[] packed(Lexicon lexicon) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      JSON.writeValue(out, lexicon);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  static LexiconRef ref(Lexicon lexicon) {
    return LexiconRef.of(packed(lexicon), lexicon.size());
  }

  /** The movies of cinema by bundle {@code number}. */
  static IndexSnapshot movies(int number, @Nullable LexiconRef lexicon) {
    return new IndexSnapshot(
        Cinema.MOVIES,
        Cinema.INDEX.placement(),
        new Bundle(number, Cinema.SCHEMA, Cinema.RANKING, lexicon));
  }

  /** The tenant cinema with nothing but this index. */
  static TenantSnapshot cinema(IndexSnapshot index) {
    return new TenantSnapshot(
        Cinema.TENANT, ServiceLevel.FULL, Limits.NONE, List.of(index), List.of());
  }
}
