package dev.auspex.plugin.respond;

import dev.auspex.plugin.fusion.FusedDoc;
import dev.auspex.ranking.fusion.Contribution;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.elasticsearch.common.document.DocumentField;
import org.elasticsearch.index.query.ParsedQuery;
import org.elasticsearch.search.fetch.FetchContext;
import org.elasticsearch.search.fetch.FetchSubPhase;
import org.elasticsearch.search.fetch.FetchSubPhaseProcessor;
import org.elasticsearch.search.fetch.StoredFieldsSpec;
import org.elasticsearch.search.retriever.rankdoc.RankDocsQuery;
import org.jspecify.annotations.Nullable;

/**
 * Adds the field {@code _auspex} to each hit of an {@code auspex} search: its place and score in
 * the fused list, and its rank and score in each channel that brought it.
 */
public final class ProvenancePhase implements FetchSubPhase {
  /** Name of the field. */
  public static final String FIELD = "_auspex";

  @Override
  public @Nullable FetchSubPhaseProcessor getProcessor(FetchContext context) {
    Map<Integer, FusedDoc> fused = fusedDocs(context.parsedQuery());
    return fused.isEmpty() ? null : new Processor(fused);
  }

  private static Map<Integer, FusedDoc> fusedDocs(@Nullable ParsedQuery parsed) {
    Query query = parsed == null ? null : parsed.query();
    while (query instanceof BoostQuery boosted) {
      query = boosted.getQuery();
    }
    return query instanceof RankDocsQuery ranked
        ? Arrays.stream(ranked.rankDocs())
            .filter(FusedDoc.class::isInstance)
            .map(FusedDoc.class::cast)
            .collect(Collectors.toMap(doc -> doc.doc, Function.identity()))
        : Map.of();
  }

  /** The value of the field, in the shape that goes into the reply. */
  static Map<String, Object> value(FusedDoc doc) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("first_stage_rank", doc.rank);
    value.put("first_stage_score", doc.score);
    value.put("channels", doc.channels().stream().map(ProvenancePhase::value).toList());
    return value;
  }

  private static Map<String, Object> value(Contribution channel) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("name", channel.channel());
    value.put("rank", channel.rank());
    // A channel that sorts by a field has no score, and JSON has no word for NaN.
    if (Float.isFinite(channel.score())) {
      value.put("score", channel.score());
    }
    return value;
  }

  private record Processor(Map<Integer, FusedDoc> fused) implements FetchSubPhaseProcessor {
    @Override
    public void setNextReader(LeafReaderContext leaf) {}

    @Override
    public void process(HitContext context) {
      FusedDoc doc = fused.get(context.hit().docId());
      if (doc != null) {
        context.hit().setDocumentField(new DocumentField(FIELD, List.of(value(doc))));
      }
    }

    @Override
    public StoredFieldsSpec storedFieldsSpec() {
      return StoredFieldsSpec.NO_REQUIREMENTS;
    }
  }
}
