package dev.auspex.plugin.request;

import static org.elasticsearch.xcontent.ConstructingObjectParser.constructorArg;
import static org.elasticsearch.xcontent.ConstructingObjectParser.optionalConstructorArg;

import java.io.IOException;
import org.elasticsearch.search.retriever.RetrieverBuilder;
import org.elasticsearch.search.retriever.RetrieverParserContext;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;
import org.jspecify.annotations.Nullable;

/**
 * One recall source: {@code {"name": "term", "weight": 1.0, "quota": 100, "retriever": {...}}}.
 *
 * @param settings what fusion needs to know of it
 * @param retriever finds and orders its documents
 */
public record Channel(Settings settings, RetrieverBuilder retriever) {
  private static final ParseField NAME = new ParseField("name");
  private static final ParseField WEIGHT = new ParseField("weight");
  private static final ParseField QUOTA = new ParseField("quota");
  private static final ParseField RETRIEVER = new ParseField("retriever");

  private static final ConstructingObjectParser<Channel, RetrieverParserContext> PARSER =
      new ConstructingObjectParser<>(
          "auspex_channel",
          parts ->
              new Channel(
                  new Settings(
                      (String) parts[0],
                      parts[1] instanceof Float weight ? weight : 1,
                      (Integer) parts[2]),
                  (RetrieverBuilder) parts[3]));

  static {
    PARSER.declareString(constructorArg(), NAME);
    PARSER.declareFloat(optionalConstructorArg(), WEIGHT);
    PARSER.declareInt(optionalConstructorArg(), QUOTA);
    PARSER.declareNamedObject(
        constructorArg(),
        (parser, context, name) -> {
          RetrieverBuilder retriever = parser.namedObject(RetrieverBuilder.class, name, context);
          context.trackRetrieverUsage(retriever);
          return retriever;
        },
        RETRIEVER);
  }

  /** Reads one element of {@code channels}. */
  public static Channel parse(XContentParser parser, RetrieverParserContext context)
      throws IOException {
    return PARSER.apply(parser, context);
  }

  /**
   * What fusion needs to know of a channel.
   *
   * @param name unique within a request, not blank
   * @param weight factor of its share in the fused score, above 0; 1 if not given
   * @param quota most candidates that it may bring, at least 1; null for the whole rank window
   */
  public record Settings(String name, float weight, @Nullable Integer quota) {
    /** Throws {@link IllegalArgumentException} outside the ranges above. */
    public Settings {
      if (name.isBlank()) {
        throw new IllegalArgumentException("[name] of a channel must not be blank");
      }
      if (!(weight > 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "[weight] of channel [" + name + "] must be above 0, was " + weight);
      }
      if (quota != null && quota < 1) {
        throw new IllegalArgumentException(
            "[quota] of channel [" + name + "] must be at least 1, was " + quota);
      }
    }

    /** Writes the channel as it is parsed. */
    public void toXContent(XContentBuilder json, RetrieverBuilder retriever) throws IOException {
      json.startObject().field(NAME.getPreferredName(), name);
      json.field(WEIGHT.getPreferredName(), weight);
      if (quota != null) {
        json.field(QUOTA.getPreferredName(), quota);
      }
      json.field(RETRIEVER.getPreferredName(), retriever).endObject();
    }
  }
}
