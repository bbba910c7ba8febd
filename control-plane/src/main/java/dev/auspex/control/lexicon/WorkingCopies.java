package dev.auspex.control.lexicon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.control.request.Names;
import dev.auspex.control.request.Page;
import dev.auspex.control.request.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What the paths to dictionaries and those to rules have in common: bodies, replies and ETags. */
@ApplicationScoped
public class WorkingCopies {
  /** The media type of whole working copies. */
  public static final String NDJSON = "application/x-ndjson";

  private static final int MOST_TEXT = 100;

  private final EntryService entries;
  private final TenantIndexService indexes;

  WorkingCopies(EntryService entries, TenantIndexService indexes) {
    this.entries = entries;
    this.indexes = indexes;
  }

  /** How large each of {@code kinds} is. */
  public List<WorkingCopyView> sizes(TenantId tenant, IndexName index, List<EntryKind> kinds) {
    return entries.sizes(tenant, index, kinds);
  }

  /** A page of entries. */
  public EntryList list(
      TenantId tenant,
      IndexName index,
      EntryKind kind,
      @Nullable String text,
      @Nullable Integer limit,
      @Nullable String cursor) {
    if (text != null && (text.isBlank() || text.length() > MOST_TEXT)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(
              Names.violation(
                  "text", "1 to %d characters, not all of them blank".formatted(MOST_TEXT), text)));
    }
    Page.Part<EntryView> part = entries.list(tenant, index, kind, text, Page.of(limit, cursor));
    return new EntryList(part.items(), part.nextCursor());
  }

  /** All entries, a line each. */
  public Response export(TenantId tenant, IndexName index, EntryKind kind) {
    EntryService.Whole whole = entries.whole(tenant, index, kind);
    StreamingOutput lines =
        out -> {
          for (String line : whole.lines()) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
          }
        };
    return Response.ok(lines).type(NDJSON).tag(Versions.tag(whole.version())).build();
  }

  /** One entry with its ETag. */
  public RestResponse<EntryView> get(TenantId tenant, IndexName index, EntryKind kind, String id) {
    return reply(entries.get(tenant, index, kind, id));
  }

  /**
   * Adds or changes an entry.
   *
   * @param body an object; its key may be left out, as the path has it
   */
  public RestResponse<EntryView> put(
      TenantId tenant,
      IndexName index,
      EntryKind kind,
      String id,
      @Nullable JsonNode body,
      @Nullable String ifMatch) {
    if (!(body instanceof ObjectNode object)) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, "Send a JSON object as the body");
    }
    String member = kind.keyMember();
    if (object.hasNonNull(member) && !object.get(member).asText().equals(id)) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(new Violation(member, "'%s' as in the path, or nothing".formatted(id))));
    }
    ObjectNode whole = object.deepCopy().put(member, id);
    Entry entry = EntryForms.read(kind, whole, schema(tenant, index));
    return reply(entries.put(tenant, index, kind, entry, ifMatch));
  }

  /** Removes an entry. */
  public void delete(
      TenantId tenant, IndexName index, EntryKind kind, String id, @Nullable String ifMatch) {
    entries.delete(tenant, index, kind, id, ifMatch);
  }

  /** Adds the entries of the lines of {@code body}: all of them, or none. */
  public RestResponse<WorkingCopyView> append(
      TenantId tenant, IndexName index, EntryKind kind, InputStream body) {
    List<Entry> lines = EntryLines.read(kind, body, schema(tenant, index));
    return reply(entries.append(tenant, index, kind, lines));
  }

  /** Puts the entries of the lines of {@code body} in the place of all: all of them, or none. */
  public RestResponse<WorkingCopyView> replace(
      TenantId tenant,
      IndexName index,
      EntryKind kind,
      InputStream body,
      @Nullable String ifMatch) {
    List<Entry> lines = EntryLines.read(kind, body, schema(tenant, index));
    return reply(entries.replace(tenant, index, kind, lines, ifMatch));
  }

  private Schema schema(TenantId tenant, IndexName index) {
    return indexes.get(tenant, index).schema();
  }

  private static RestResponse<EntryView> reply(EntryView entry) {
    return ResponseBuilder.ok(entry).tag(Versions.tag(entry.version())).build();
  }

  /** A whole working copy with its ETag. */
  static RestResponse<WorkingCopyView> reply(WorkingCopyView copy) {
    return ResponseBuilder.ok(copy).tag(Versions.tag(copy.version())).build();
  }
}
