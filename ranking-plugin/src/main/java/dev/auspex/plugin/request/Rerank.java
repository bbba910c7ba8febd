package dev.auspex.plugin.request;

import static org.elasticsearch.xcontent.ConstructingObjectParser.constructorArg;
import static org.elasticsearch.xcontent.ConstructingObjectParser.optionalConstructorArg;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.ToXContentFragment;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;

/**
 * The model stage over the top of the fused order: {@code {"model": "minilm-rerank", "query":
 * "text", "fields": ["title"], "window": 24, "timeout_millis": 150}}.
 *
 * @param model name of a reranking model on the model server, not blank
 * @param query what was searched for
 * @param fields fields whose text the model reads, joined in this order; at least one
 * @param window most documents that go to the model, 1 to 1000; 24 if not given
 * @param timeoutMillis most time for the whole call, 1 to 10,000 ms; 150 if not given
 */
public record Rerank(String model, String query, List<String> fields, int window, int timeoutMillis)
    implements Writeable, ToXContentFragment {
  private static final ParseField MODEL = new ParseField("model");
  private static final ParseField QUERY = new ParseField("query");
  private static final ParseField FIELDS = new ParseField("fields");
  private static final ParseField WINDOW = new ParseField("window");
  private static final ParseField TIMEOUT_MILLIS = new ParseField("timeout_millis");

  @SuppressWarnings("unchecked") // the parser hands over what declareStringArray made
  private static final ConstructingObjectParser<Rerank, Void> PARSER =
      new ConstructingObjectParser<>(
          "auspex_rerank",
          parts ->
              new Rerank(
                  (String) parts[0],
                  (String) parts[1],
                  (List<String>) parts[2],
                  parts[3] instanceof Integer window ? window : 24,
                  parts[4] instanceof Integer millis ? millis : 150));

  static {
    PARSER.declareString(constructorArg(), MODEL);
    PARSER.declareString(constructorArg(), QUERY);
    PARSER.declareStringArray(constructorArg(), FIELDS);
    PARSER.declareInt(optionalConstructorArg(), WINDOW);
    PARSER.declareInt(optionalConstructorArg(), TIMEOUT_MILLIS);
  }

  /** Copies {@code fields}; throws {@link IllegalArgumentException} outside the ranges above. */
  public Rerank {
    fields = List.copyOf(fields);
    if (model.isBlank()) {
      throw new IllegalArgumentException("[model] must not be blank");
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("[fields] must name at least one field");
    }
    if (window < 1 || window > 1000) {
      throw new IllegalArgumentException("[window] must be 1 to 1000, was " + window);
    }
    if (timeoutMillis < 1 || timeoutMillis > 10_000) {
      throw new IllegalArgumentException(
          "[timeout_millis] must be 1 to 10000, was " + timeoutMillis);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public Rerank(StreamInput in) throws IOException {
    this(
        in.readString(),
        in.readString(),
        in.readStringCollectionAsList(),
        in.readVInt(),
        in.readVInt());
  }

  /** Reads the member {@code rerank}. */
  public static Rerank parse(XContentParser parser) throws IOException {
    return PARSER.apply(parser, null);
  }

  /** Most time for the whole call. */
  public Duration timeout() {
    return Duration.ofMillis(timeoutMillis);
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeString(model);
    out.writeString(query);
    out.writeStringCollection(fields);
    out.writeVInt(window);
    out.writeVInt(timeoutMillis);
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder json, Params params) throws IOException {
    return json.field(MODEL.getPreferredName(), model)
        .field(QUERY.getPreferredName(), query)
        .field(FIELDS.getPreferredName(), fields)
        .field(WINDOW.getPreferredName(), window)
        .field(TIMEOUT_MILLIS.getPreferredName(), timeoutMillis);
  }
}
