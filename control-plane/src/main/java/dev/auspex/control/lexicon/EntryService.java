package dev.auspex.control.lexicon;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.control.access.ActorOfRequest;
import dev.auspex.control.audit.Audit;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.request.Page;
import dev.auspex.control.request.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows and changes working copies; one transaction per method. */
@ApplicationScoped
class EntryService {
  /** Most bytes of all entries of a working copy, as JSON. */
  static final long MOST_BYTES = 16 << 20;

  /** All of a working copy. */
  record Whole(long version, List<String> lines) {}

  private final TenantIndexService indexes;
  private final EntryRepository entries;
  private final Audit audit;
  private final ActorOfRequest actors;
  private final Clock clock;

  EntryService(
      TenantIndexService indexes,
      EntryRepository entries,
      Audit audit,
      ActorOfRequest actors,
      Clock clock) {
    this.indexes = indexes;
    this.entries = entries;
    this.audit = audit;
    this.actors = actors;
    this.clock = clock;
  }

  /** How large each of {@code kinds} is. */
  @Transactional
  List<WorkingCopyView> sizes(TenantId tenant, IndexName index, List<EntryKind> kinds) {
    requireIndex(tenant, index);
    return kinds.stream().map(kind -> size(tenant, index, kind)).toList();
  }

  private WorkingCopyView size(TenantId tenant, IndexName index, EntryKind kind) {
    return new WorkingCopyView(
        kind.wireName(),
        entries.size(tenant, index, kind).entries(),
        entries.version(tenant, index, kind));
  }

  /** Entries in order of their ids, of {@code text} only where it is given. */
  @Transactional
  Page.Part<EntryView> list(
      TenantId tenant, IndexName index, EntryKind kind, @Nullable String text, Page page) {
    requireIndex(tenant, index);
    return page.cut(
        entries.list(
            tenant,
            index,
            kind,
            page.after(),
            text == null ? null : text.toLowerCase(Locale.ROOT),
            page.limit() + 1),
        EntryView::id);
  }

  /** One entry; {@link ProblemType#ENTRY_NOT_FOUND} where there is none. */
  @Transactional
  EntryView get(TenantId tenant, IndexName index, EntryKind kind, String id) {
    requireIndex(tenant, index);
    return entries.find(tenant, index, kind, id).orElseThrow(() -> notFound(kind, id));
  }

  /** All entries in order of their ids. */
  @Transactional
  Whole whole(TenantId tenant, IndexName index, EntryKind kind) {
    requireIndex(tenant, index);
    // Before the entries: who sends it back then has seen at least this.
    long version = entries.version(tenant, index, kind);
    return new Whole(version, entries.all(tenant, index, kind));
  }

  /**
   * Adds an entry or puts it in the place of the one of its id, for which {@code ifMatch} must be
   * its ETag. The same again changes nothing.
   *
   * @throws ApiProblem {@link ProblemType#PRECONDITION_REQUIRED}, {@link
   *     ProblemType#PRECONDITION_FAILED}, {@link ProblemType#INVALID_REQUEST} where there are too
   *     many
   */
  @Transactional
  EntryView put(
      TenantId tenant, IndexName index, EntryKind kind, Entry entry, @Nullable String ifMatch) {
    requireIndex(tenant, index);
    long version = entries.lock(tenant, index, kind) + 1;
    Optional<EntryView> before = entries.find(tenant, index, kind, entry.id());
    if (before.isPresent()) {
      Versions.requireMatch(ifMatch, before.get().version());
      if (before.get().entry().equals(entry.json())) {
        return before.get();
      }
    } else if (ifMatch != null) {
      throw ApiProblem.of(
          ProblemType.PRECONDITION_FAILED,
          "There is no entry '%s' any more; leave If-Match out to add it",
          entry.id());
    }
    write(tenant, index, kind, List.of(entry), version);
    EntryView after = entries.find(tenant, index, kind, entry.id()).orElseThrow();
    audit.record(
        tenant,
        action(kind, "change"),
        subject(index, kind, entry.id()),
        before.orElse(null),
        after);
    return after;
  }

  /** Removes an entry, whose ETag {@code ifMatch} must be. */
  @Transactional
  void delete(
      TenantId tenant, IndexName index, EntryKind kind, String id, @Nullable String ifMatch) {
    requireIndex(tenant, index);
    long version = entries.lock(tenant, index, kind) + 1;
    EntryView before = entries.find(tenant, index, kind, id).orElseThrow(() -> notFound(kind, id));
    Versions.requireMatch(ifMatch, before.version());
    entries.remove(tenant, index, kind, id);
    entries.setVersion(tenant, index, kind, version);
    audit.record(tenant, action(kind, "delete"), subject(index, kind, id), before, null);
  }

  /** Adds many, which take the place of those of the same ids. */
  @Transactional
  WorkingCopyView append(TenantId tenant, IndexName index, EntryKind kind, List<Entry> added) {
    requireIndex(tenant, index);
    long version = entries.lock(tenant, index, kind) + 1;
    WorkingCopyView before = size(tenant, index, kind);
    write(tenant, index, kind, added, version);
    return settled(tenant, index, kind, "append", before);
  }

  /**
   * Puts entries in the place of all that are there.
   *
   * @param ifMatch the ETag of all of them, unless there was never any
   */
  @Transactional
  WorkingCopyView replace(
      TenantId tenant,
      IndexName index,
      EntryKind kind,
      List<Entry> wanted,
      @Nullable String ifMatch) {
    requireIndex(tenant, index);
    long known = entries.lock(tenant, index, kind);
    if (known > 0 || ifMatch != null) {
      Versions.requireMatch(ifMatch, known);
    }
    WorkingCopyView before = size(tenant, index, kind);
    entries.removeAll(tenant, index, kind);
    write(tenant, index, kind, wanted, known + 1);
    return settled(tenant, index, kind, "replace", before);
  }

  private WorkingCopyView settled(
      TenantId tenant, IndexName index, EntryKind kind, String verb, WorkingCopyView before) {
    WorkingCopyView after = size(tenant, index, kind);
    audit.record(tenant, action(kind, verb), subject(index, kind, ""), before, after);
    return after;
  }

  private void write(
      TenantId tenant, IndexName index, EntryKind kind, List<Entry> added, long version) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    entries.put(tenant, index, kind, added, version, actors.actor().name(), now);
    entries.setVersion(tenant, index, kind, version);
    EntryRepository.Size size = entries.size(tenant, index, kind);
    if (size.entries() > kind.most()) {
      throw tooMuch("at most %d entries, but there would be %d", kind.most(), size.entries());
    }
    if (size.bytes() > MOST_BYTES) {
      throw tooMuch("at most %d bytes of entries, but there would be %d", MOST_BYTES, size.bytes());
    }
  }

  private static ApiProblem tooMuch(String expected, long most, long would) {
    return ApiProblem.of(
        ProblemType.INVALID_REQUEST,
        List.of(new Violation("entries", String.format(Locale.ROOT, expected, most, would))));
  }

  private void requireIndex(TenantId tenant, IndexName index) {
    var unused = indexes.get(tenant, index);
  }

  private static String action(EntryKind kind, String verb) {
    return (kind == EntryKind.RULES ? "rule." : "dictionary.") + verb;
  }

  private static String subject(IndexName index, EntryKind kind, String id) {
    String copy = kind == EntryKind.RULES ? "rule" : "dictionary/" + kind.wireName();
    return "index/%s/%s%s".formatted(index, copy, id.isEmpty() ? "" : "/" + id);
  }

  private static ApiProblem notFound(EntryKind kind, String id) {
    return ApiProblem.of(
        ProblemType.ENTRY_NOT_FOUND, "There is no entry '%s' among the %s", id, kind.wireName());
  }
}
