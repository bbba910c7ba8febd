package dev.auspex.control.lexicon;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.lexicon.Word;
import dev.auspex.control.access.ActorOfRequest;
import dev.auspex.control.index.WorkingLexicon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** All working copies of an index as one lexicon; in the caller's transaction. */
@ApplicationScoped
class WorkingLexiconService implements WorkingLexicon {
  private final EntryRepository entries;
  private final ActorOfRequest actors;
  private final Clock clock;

  WorkingLexiconService(EntryRepository entries, ActorOfRequest actors, Clock clock) {
    this.entries = entries;
    this.actors = actors;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Lexicon read(TenantId tenant, IndexName index) {
    return new Lexicon(
        read(tenant, index, EntryKind.SYNONYMS, Synonym.class),
        read(tenant, index, EntryKind.WORDS, Word.class),
        read(tenant, index, EntryKind.ENTITIES, Entity.class),
        read(tenant, index, EntryKind.STOP_WORDS, Word.class),
        read(tenant, index, EntryKind.PROTECTED_WORDS, Word.class),
        read(tenant, index, EntryKind.RULES, Rule.class));
  }

  private <T> List<T> read(TenantId tenant, IndexName index, EntryKind kind, Class<T> type) {
    return entries.all(tenant, index, kind).stream()
        .map(json -> EntryForms.stored(json, type))
        .toList();
  }

  @Override
  @Transactional
  public void replace(TenantId tenant, IndexName index, Lexicon lexicon) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (EntryKind kind : EntryKind.values()) {
      long version = entries.lock(tenant, index, kind) + 1;
      entries.removeAll(tenant, index, kind);
      entries.put(
          tenant,
          index,
          kind,
          kind.in(lexicon).stream().map(EntryForms::of).toList(),
          version,
          actors.actor().name(),
          now);
      entries.setVersion(tenant, index, kind, version);
    }
  }
}
