package dev.auspex.plugin.near;

import static org.elasticsearch.xcontent.ConstructingObjectParser.constructorArg;

import java.io.IOException;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.elasticsearch.TransportVersion;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.index.query.AbstractQueryBuilder;
import org.elasticsearch.index.query.SearchExecutionContext;
import org.elasticsearch.search.internal.MaxClauseCountQueryVisitor;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;

/**
 * The query {@code {"auspex_near_prefix": {"field": "beg_00", "kept": "ownsz", "rest": "algo",
 * "edits": 1}}}.
 */
public final class NearPrefixQueryBuilder extends AbstractQueryBuilder<NearPrefixQueryBuilder> {
  /** The name in requests and in the stream. */
  public static final String NAME = "auspex_near_prefix";

  private static final ParseField FIELD = new ParseField("field");
  private static final ParseField KEPT = new ParseField("kept");
  private static final ParseField REST = new ParseField("rest");
  private static final ParseField EDITS = new ParseField("edits");

  private static final ConstructingObjectParser<NearPrefixQueryBuilder, Void> PARSER =
      new ConstructingObjectParser<>(
          NAME,
          parts ->
              new NearPrefixQueryBuilder(
                  new NearPrefix(
                      (String) parts[0],
                      (String) parts[1],
                      (String) parts[2],
                      (Integer) parts[3])));

  static {
    PARSER.declareString(constructorArg(), FIELD);
    PARSER.declareString(constructorArg(), KEPT);
    PARSER.declareString(constructorArg(), REST);
    PARSER.declareInt(constructorArg(), EDITS);
    declareStandardFields(PARSER);
  }

  private final NearPrefix prefix;

  NearPrefixQueryBuilder(NearPrefix prefix) {
    this.prefix = prefix;
  }

  /** Reads what {@link #writeTo} wrote. */
  public NearPrefixQueryBuilder(StreamInput in) throws IOException {
    super(in);
    this.prefix = new NearPrefix(in.readString(), in.readString(), in.readString(), in.readVInt());
  }

  /** Reads the body of the query. */
  public static NearPrefixQueryBuilder parse(XContentParser parser) throws IOException {
    return PARSER.apply(parser, null);
  }

  @Override
  protected void doWriteTo(StreamOutput out) throws IOException {
    out.writeString(prefix.field());
    out.writeString(prefix.kept());
    out.writeString(prefix.rest());
    out.writeVInt(prefix.edits());
  }

  @Override
  protected void doXContent(XContentBuilder json, Params params) throws IOException {
    json.startObject(NAME)
        .field(FIELD.getPreferredName(), prefix.field())
        .field(KEPT.getPreferredName(), prefix.kept())
        .field(REST.getPreferredName(), prefix.rest())
        .field(EDITS.getPreferredName(), prefix.edits());
    boostAndQueryNameToXContent(json);
    json.endObject();
  }

  @Override
  protected Query doToQuery(SearchExecutionContext context, MaxClauseCountQueryVisitor clauses) {
    return context.getFieldType(prefix.field()) == null
        ? new MatchNoDocsQuery("no field " + prefix.field())
        : prefix.query();
  }

  @Override
  protected boolean doEquals(NearPrefixQueryBuilder other) {
    return prefix.equals(other.prefix);
  }

  @Override
  protected int doHashCode() {
    return prefix.hashCode();
  }

  @Override
  public String getWriteableName() {
    return NAME;
  }

  @Override
  public TransportVersion getMinimalSupportedVersion() {
    return TransportVersion.minimumCompatible();
  }
}
