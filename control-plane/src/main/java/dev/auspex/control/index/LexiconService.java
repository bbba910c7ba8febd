package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.LexiconRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lexicons that bundles name; one transaction per method, or the caller's. */
@ApplicationScoped
public class LexiconService {
  private final LexiconRepository lexicons;
  private final WorkingLexicon working;

  LexiconService(LexiconRepository lexicons, WorkingLexicon working) {
    this.lexicons = lexicons;
    this.working = working;
  }

  /** The packed form of one of the tenant's lexicons. */
  @Transactional
  public Optional<byte[]> packed(TenantId tenant, String digest) {
    return lexicons.find(tenant, digest);
  }

  /** The lexicon that {@code ref} names; an empty one for null. */
  @Transactional
  public Lexicon read(TenantId tenant, @Nullable LexiconRef ref) {
    return ref == null
        ? Lexicon.EMPTY
        : PackedLexicon.unpack(
            lexicons
                .find(tenant, ref.digest())
                .orElseThrow(() -> new IllegalStateException("no lexicon " + ref.digest())));
  }

  /** The dictionaries and rules of the index as people are changing them. */
  @Transactional
  public Lexicon working(TenantId tenant, IndexName index) {
    return working.read(tenant, index);
  }

  /**
   * Keeps a lexicon for a bundle that is made in the same transaction.
   *
   * @return its name; null where there is nothing in it
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} where it is too large
   */
  @Transactional
  @Nullable LexiconRef keep(TenantId tenant, Lexicon lexicon) {
    @Nullable PackedLexicon packed = PackedLexicon.of(lexicon).orElse(null);
    if (packed == null) {
      return null;
    }
    lexicons.keep(tenant, packed);
    return packed.ref();
  }

  /** What of the lexicon that {@code ref} names would not fit {@code schema}; the first ones. */
  @Transactional
  List<Violation> misfits(TenantId tenant, @Nullable LexiconRef ref, Schema schema) {
    return ref == null ? List.of() : LexiconMisfits.of(read(tenant, ref), schema);
  }

  /** Has the working copies of an index be {@code lexicon}, which was published. */
  @Transactional
  void workOn(TenantId tenant, IndexName index, Lexicon lexicon) {
    working.replace(tenant, index, lexicon);
  }
}
