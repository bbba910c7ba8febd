package dev.auspex.gateway.analyze;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.auspex.analysis.TextAnalysis;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.snapshot.IndexSnapshot;
import dev.auspex.contract.snapshot.TermField;
import dev.auspex.gateway.admit.Entry;
import dev.auspex.gateway.platform.JsonBody;
import dev.auspex.gateway.search.respond.RewriteView;
import dev.auspex.gateway.search.rewrite.Rewriter;
import dev.auspex.gateway.search.rewrite.RewrittenQuery;
import dev.auspex.gateway.snapshot.ServedIndex;
import dev.auspex.rewriting.term.TermGroups;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at one text. */
@Singleton
class AnalyzeService {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final String EXAMPLE = "{\"text\":\"…\"}";

  private final ObjectMapper json;
  private final Rewriter rewriter;
  private final TextAnalysis analysis;

  AnalyzeService(ObjectMapper json, Rewriter rewriter, TextAnalysis analysis) {
    this.json = json;
    this.rewriter = rewriter;
    this.analysis = analysis;
  }

  AnalyzeView analyze(Entry entry, InputStream body) {
    AnalyzeBody parsed = JsonBody.read(json, body, MOST_BODY_BYTES, AnalyzeBody.class, EXAMPLE);
    String text = parsed.text();
    if (text == null) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST, List.of(new Violation("text", "a string, but was missing")));
    }
    return entry.work(
        admitted -> view(text, fields(admitted.index(), parsed.field()), admitted.served()));
  }

  private AnalyzeView view(String text, List<Field> fields, ServedIndex served) {
    RewrittenQuery query = rewriter.rewrite(text, served);
    return new AnalyzeView(
        text,
        query.text(),
        query.trace(),
        fields.stream().map(field -> view(text, field, query, served.index())).toList(),
        RewriteView.rules(query.made()),
        RewriteView.of(query.made()));
  }

  private AnalyzeView.Field view(
      String text, Field field, RewrittenQuery query, IndexSnapshot index) {
    TermField terms = index.placement().serving().terms().get(field.name());
    return terms == null
        ? new AnalyzeView.Field(field.name(), null, null, null)
        : new AnalyzeView.Field(
            field.name(),
            terms.analysis(),
            analysis.terms(terms.analysis(), text).stream()
                .map(term -> new AnalyzeView.Term(term.text(), term.start(), term.end()))
                .toList(),
            groups(query.made().terms().get(terms.analysis())));
  }

  private static List<AnalyzeView.Group> groups(@Nullable TermGroups terms) {
    return terms == null
        ? List.of()
        : terms.groups().stream()
            .map(
                group ->
                    new AnalyzeView.Group(
                        String.join(" ", group.terms()),
                        group.alternatives().stream()
                            .map(
                                also ->
                                    new AnalyzeView.Alternative(
                                        String.join(" ", also.terms()), also.weight()))
                            .toList()))
            .toList();
  }

  private static List<Field> fields(IndexSnapshot index, @Nullable String name) {
    List<Field> texts =
        index.bundle().schema().fields().stream()
            .filter(field -> field.kind() == FieldKind.TEXT)
            .filter(field -> name == null || field.name().equals(name))
            .toList();
    if (name != null && texts.isEmpty()) {
      throw ApiProblem.of(
          ProblemType.INVALID_REQUEST,
          List.of(new Violation("field", "a text field of index %s".formatted(index.name()))));
    }
    return texts;
  }
}
