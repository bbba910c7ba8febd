package dev.auspex.plugin.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.elasticsearch.common.document.DocumentField;
import org.elasticsearch.search.SearchHit;
import org.elasticsearch.search.SearchHits;
import org.elasticsearch.search.fetch.subphase.FetchFieldsContext;
import org.elasticsearch.search.fetch.subphase.FieldAndFormat;
import org.elasticsearch.search.internal.SearchContext;
import org.elasticsearch.search.rank.RankShardResult;
import org.elasticsearch.search.rank.context.RankFeaturePhaseRankShardContext;
import org.elasticsearch.search.rank.feature.RankFeatureDoc;
import org.elasticsearch.search.rank.feature.RankFeatureShardResult;

/** On each shard: reads the texts that the model is to see. */
final class DocumentTexts extends RankFeaturePhaseRankShardContext {
  /**
   * Most characters of a document that are sent. Models read at most 512 tokens, which this covers
   * in every language; more would only fill the network.
   */
  static final int MOST_CHARACTERS = 4096;

  private final List<String> fields;

  DocumentTexts(List<String> fields) {
    super(fields.getFirst());
    this.fields = fields;
  }

  @Override
  public void prepareForFetch(SearchContext context) {
    context.fetchFieldsContext(
        new FetchFieldsContext(
            fields.stream().map(field -> new FieldAndFormat(field, null)).toList()));
    // The hits of this fetch are thrown away: what only a page needs is left out.
    context.highlight(null);
    context.explain(false);
  }

  @Override
  public RankShardResult buildRankFeatureShardResult(SearchHits hits, int shardId) {
    return new RankFeatureShardResult(
        Arrays.stream(hits.getHits())
            .map(
                hit -> {
                  RankFeatureDoc doc = new RankFeatureDoc(hit.docId(), hit.getScore(), shardId);
                  // Never null, also without text: Elasticsearch drops documents that have none.
                  doc.featureData(List.of(text(hit)));
                  return doc;
                })
            .toArray(RankFeatureDoc[]::new));
  }

  private String text(SearchHit hit) {
    String text =
        fields.stream()
            .map(hit::field)
            .filter(found -> found != null)
            .map(DocumentField::getValues)
            .flatMap(List::stream)
            .map(String::valueOf)
            .collect(Collectors.joining("\n"));
    return shortened(text);
  }

  static String shortened(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    return text.substring(0, splitsPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
  }
}
