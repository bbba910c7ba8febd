package dev.auspex.plugin.respond;

import dev.auspex.plugin.score.RankReport;
import dev.auspex.ranking.rerank.Degradation;
import dev.auspex.ranking.rerank.Rung;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.elasticsearch.xcontent.ToXContentFragment;
import org.elasticsearch.xcontent.XContentBuilder;

/** Counts the searches that this node coordinated, since it started. */
public final class RankingCounters implements RankReport.Listener, ToXContentFragment {
  private final Map<Rung, LongAdder> byRung = adders(Rung.class);
  private final Map<Degradation, LongAdder> byDegradation = adders(Degradation.class);
  private final LongAdder scored = new LongAdder();
  private final LongAdder modelMillis = new LongAdder();

  private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
    return new EnumMap<>(
        Arrays.stream(type.getEnumConstants())
            .collect(Collectors.toMap(Function.identity(), each -> new LongAdder())));
  }

  @Override
  public void ranked(RankReport report) {
    byRung.get(report.rung()).increment();
    if (report.degradation() != null) {
      byDegradation.get(report.degradation()).increment();
    }
    scored.add(report.scored());
    modelMillis.add(report.took().toMillis());
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder json, Params params) throws IOException {
    json.startObject("searches");
    for (Map.Entry<Rung, LongAdder> entry : byRung.entrySet()) {
      json.field(entry.getKey().id(), entry.getValue().sum());
    }
    json.endObject().startObject("degraded");
    for (Map.Entry<Degradation, LongAdder> entry : byDegradation.entrySet()) {
      json.field(entry.getKey().id(), entry.getValue().sum());
    }
    return json.endObject()
        .field("scored_documents", scored.sum())
        .field("model_millis", modelMillis.sum());
  }
}
