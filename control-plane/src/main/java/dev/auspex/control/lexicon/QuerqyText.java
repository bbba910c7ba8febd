package dev.auspex.control.lexicon;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Synonym;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.control.index.TenantIndexService;
import dev.auspex.rewriting.querqy.RulesText;
import dev.auspex.rewriting.querqy.RulesTextWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Working copies in the text form of Querqy's common rules. */
@ApplicationScoped
public class QuerqyText {
  private final EntryService entries;
  private final TenantIndexService indexes;

  QuerqyText(EntryService entries, TenantIndexService indexes) {
    this.entries = entries;
    this.indexes = indexes;
  }

  /** Rules, and synonyms of one way; what a line cannot say is named in a comment. */
  public Response export(TenantId tenant, IndexName index) {
    RulesTextWriter.Written written =
        RulesTextWriter.write(
            stored(tenant, index, EntryKind.RULES, Rule.class),
            stored(tenant, index, EntryKind.SYNONYMS, Synonym.class));
    StringBuilder text = new StringBuilder();
    written.leftOut().forEach(id -> text.append("# left out: ").append(id).append('\n'));
    return Response.ok(text.append(written.text()).toString())
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .build();
  }

  private <T> List<T> stored(TenantId tenant, IndexName index, EntryKind kind, Class<T> type) {
    return entries.whole(tenant, index, kind).lines().stream()
        .map(line -> EntryForms.stored(line, type))
        .toList();
  }

  /** Adds the rules of {@code text}: all of them, or none. Its synonyms are left out. */
  public RestResponse<WorkingCopyView> appendRules(TenantId tenant, IndexName index, String text) {
    return append(tenant, index, EntryKind.RULES, read(text).rules());
  }

  /** Adds the synonyms of {@code text}: all of them, or none. Its rules are left out. */
  public RestResponse<WorkingCopyView> appendSynonyms(
      TenantId tenant, IndexName index, String text) {
    return append(tenant, index, EntryKind.SYNONYMS, read(text).synonyms());
  }

  private static RulesText.Read read(String text) {
    RulesText.Read read = RulesText.read(text);
    if (!read.errors().isEmpty()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          read.errors().stream()
              .map(wrong -> new Violation("line " + wrong.line(), wrong.expected()))
              .toList());
    }
    return read;
  }

  private RestResponse<WorkingCopyView> append(
      TenantId tenant, IndexName index, EntryKind kind, List<?> added) {
    Schema schema = indexes.get(tenant, index).schema();
    List<Entry> checked = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    for (Object each : added) {
      Entry entry = EntryForms.of(each);
      try {
        checked.add(EntryForms.read(kind, entry.json(), schema));
      } catch (ApiProblem misfit) {
        misfit
            .violations()
            .forEach(
                wrong ->
                    violations.add(
                        new Violation(
                            "%s.%s".formatted(entry.id(), wrong.field()), wrong.expected())));
      }
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return WorkingCopies.reply(entries.append(tenant, index, kind, checked));
  }
}
