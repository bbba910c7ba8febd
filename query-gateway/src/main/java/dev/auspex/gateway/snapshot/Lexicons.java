package dev.auspex.gateway.snapshot;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.LexiconRef;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the lexicons of bundles ready to serve: from disk, or fetched once and kept there. */
final class Lexicons {
  private static final Logger LOG = LoggerFactory.getLogger(Lexicons.class);

  /** Most JSON of one lexicon: a bound against packed forms that unpack to anything. */
  private static final long MOST_JSON = 256L << 20;

  private final SnapshotSource source;
  private final LexiconFolder folder;
  private final LexiconCompiler compiler;
  private final ObjectMapper json;

  /**
   * @param json reads what a newer control plane sends, names that it does not know left out
   */
  Lexicons(
      SnapshotSource source, LexiconFolder folder, LexiconCompiler compiler, ObjectMapper json) {
    this.source = source;
    this.folder = folder;
    this.compiler = compiler;
    this.json = json;
  }

  /** The files behind it. */
  LexiconFolder folder() {
    return folder;
  }

  /** What {@code index}, which has a lexicon, is to be served with. Takes seconds at most. */
  LexiconCompiler.Compiled ready(TenantId tenant, IndexSnapshot index)
      throws LexiconUnavailableException {
    LexiconRef ref = Objects.requireNonNull(index.bundle().lexicon());
    Optional<byte[]> stored = folder.read(ref);
    if (stored.isPresent()) {
      return compile(index, ref, stored.get());
    }
    byte[] fetched = source.lexicon(tenant, ref);
    if (!ref.names(fetched)) {
      throw new LexiconUnavailableException("the control plane sent another lexicon");
    }
    LexiconCompiler.Compiled compiled = compile(index, ref, fetched);
    try {
      folder.keep(ref, fetched);
    } catch (IOException notKept) {
      // Serving goes on from memory; only a restart without a control plane would miss it.
      LOG.atError().addKeyValue("tenant", tenant).setCause(notKept).log("lexicon not stored");
    }
    return compiled;
  }

  /** The same with what is on disk alone; empty where that is not enough. */
  Optional<LexiconCompiler.Compiled> stored(IndexSnapshot index) {
    LexiconRef ref = Objects.requireNonNull(index.bundle().lexicon());
    Optional<byte[]> packed = folder.read(ref);
    if (packed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(compile(index, ref, packed.get()));
    } catch (LexiconUnavailableException unusable) {
      LOG.atWarn()
          .addKeyValue("index", index.name())
          .log("stored lexicon cannot serve: {}", unusable.reason());
      return Optional.empty();
    }
  }

  private LexiconCompiler.Compiled compile(IndexSnapshot index, LexiconRef ref, byte[] packed)
      throws LexiconUnavailableException {
    try (InputStream unpacked =
        bounded(new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16))) {
      return compiler.compile(index, json.readValue(unpacked, Lexicon.class));
    } catch (IOException unreadable) {
      throw new LexiconUnavailableException(
          "lexicon %s cannot be read: %s".formatted(ref.digest(), unreadable.getMessage()));
    } catch (RuntimeException broken) {
      LOG.atError()
          .addKeyValue("index", index.name())
          .addKeyValue("digest", ref.digest())
          .setCause(broken)
          .log("lexicon cannot be compiled");
      throw new LexiconUnavailableException(
          "lexicon %s cannot be compiled: %s".formatted(ref.digest(), broken));
    }
  }

  private static InputStream bounded(InputStream unpacked) {
    return new FilterInputStream(unpacked) {
      private long read;

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        read += Math.max(0, count);
        if (read > MOST_JSON) {
          throw new IOException("more than %d bytes of JSON".formatted(MOST_JSON));
        }
        return count;
      }
    };
  }
}
