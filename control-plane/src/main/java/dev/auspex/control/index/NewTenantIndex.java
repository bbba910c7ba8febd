package dev.auspex.control.index;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Language;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.PlacementKind;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that declares a TenantIndex. What is left out gets a default; {@link IndexDeclaration}
 * fills it in.
 *
 * @param name {@link IndexName#EXPECTATION}; for good
 * @param schema the fields
 * @param ranking how to search; null for the default
 * @param lexicon dictionaries and rules; null for none
 * @param placement where it shall live, pool or dedicated; null for the platform's default
 */
@Schema(
    description = "The index to create",
    requiredProperties = {"name", "schema"})
public record NewTenantIndex(
    @Schema(
            examples = "movies",
            minLength = 1,
            maxLength = 60,
            pattern = "^[a-z](?:[a-z0-9-]{0,58}[a-z0-9])?$")
        @Nullable String name,
    @Nullable NewSchema schema,
    @Schema(
            description =
                "How candidates are recalled, fused and reranked. Default: the channel term if a"
                    + " field is searchable, the channel vector and a rerank stage if there is a"
                    + " vector field")
        @Nullable NewRanking ranking,
    @Schema(
            type = SchemaType.OBJECT,
            implementation = Object.class,
            examples = NewTenantIndex.LEXICON,
            description =
                "Dictionaries and rules (docs/dictionaries.md): lists synonyms, words, entities,"
                    + " stopWords, protectedWords and rules. Default: none")
        @Nullable Lexicon lexicon,
    @Schema(
            implementation = String.class,
            enumeration = {"pool", "dedicated"},
            description =
                "Where it shall live. Default: as the platform is set up, usually the pool. What"
                    + " does not fit into the pool becomes dedicated; the reply says why")
        @Nullable PlacementKind placement) {
  static final String LEXICON = "{\"words\": [{\"word\": \"star wars\"}]}";

  /**
   * The declared fields.
   *
   * @param fields in the order in which they shall be shown
   */
  public record NewSchema(
      @Schema(minItems = 1, maxItems = dev.auspex.contract.schema.Schema.MAX_FIELDS)
          @Nullable List<@Nullable NewField> fields) {}

  /**
   * One field.
   *
   * @param name 1 to 64 characters of a-z, 0-9 and underscore, starting with a letter; not id
   * @param kind its type
   * @param list whether a document may have several values; default false
   * @param searchable whether the term channel looks into it; default true for text, else false
   * @param weight how much a match here counts; above 0, at most 100; default 1
   * @param filterable whether searches may filter by it; default true for kinds that can be
   * @param sortable whether hits may be sorted by it; default false
   * @param facetable whether hits may be counted by its values; default false
   * @param suggest whether its values are offered as completions; default false
   * @param feature whether ranking may read it; default false
   * @param language of a text; default none
   * @param dimensions length of a vector; may be left out for the models that we know
   * @param similarity how near two vectors are; default cosine
   * @param embedding how the vector is made; left out, clients send it
   * @param flattening how the value is computed from a list of objects; left out, clients send it
   */
  @Schema(requiredProperties = {"name", "kind"})
  public record NewField(
      @Schema(examples = "title", pattern = "^[a-z][a-z0-9_]{0,63}$") @Nullable String name,
      @Schema(
              implementation = String.class,
              enumeration = {
                "text",
                "keyword",
                "integer",
                "long",
                "double",
                "boolean",
                "date",
                "geo_point",
                "vector",
                "object_list"
              })
          @Nullable FieldKind kind,
      @Schema(description = "Whether a document may have several values", defaultValue = "false")
          @Nullable Boolean list,
      @Schema(description = "Default: true for text, else false") @Nullable Boolean searchable,
      @Schema(description = "Above 0, at most 100", defaultValue = "1") @Nullable Double weight,
      @Schema(description = "Default: true for exact kinds and points, else false")
          @Nullable Boolean filterable,
      @Schema(defaultValue = "false") @Nullable Boolean sortable,
      @Schema(defaultValue = "false") @Nullable Boolean facetable,
      @Schema(description = "Offered as completions", defaultValue = "false")
          @Nullable Boolean suggest,
      @Schema(description = "Read by ranking", defaultValue = "false") @Nullable Boolean feature,
      @Schema(
              implementation = String.class,
              examples = "zh-Hans",
              description = "Of a text: a BCP 47 tag, or custom")
          @Nullable Language language,
      @Schema(
              minimum = "1",
              maximum = "4096",
              description = "Length of a vector that clients send; else see embedding")
          @Nullable Integer dimensions,
      @Schema(
              implementation = String.class,
              enumeration = {"cosine", "dot_product", "euclidean"},
              description = "How near two vectors are. Default of a vector: cosine")
          @Nullable Similarity similarity,
      @Nullable NewEmbedding embedding,
      @Nullable NewFlattening flattening) {}

  /**
   * How a value is computed from a list of objects.
   *
   * @param list an object_list field of the schema
   * @param member which member of each object; not for the rule count
   * @param rule what many values become
   */
  @Schema(requiredProperties = {"list", "rule"})
  public record NewFlattening(
      @Schema(examples = "offers") @Nullable String list,
      @Schema(examples = "price") @Nullable String member,
      @Schema(
              implementation = String.class,
              enumeration = {"all", "first", "min", "max", "sum", "count"})
          Flattening.@Nullable Rule rule) {}

  /**
   * How a vector is made.
   *
   * @param model an embedding model of the model server
   * @param dimensions length of its vectors; may be left out for the models that we know
   * @param sources text or keyword fields of the schema, joined in this order
   */
  @Schema(requiredProperties = {"model", "sources"})
  public record NewEmbedding(
      @Schema(examples = "minilm") @Nullable String model,
      @Schema(
              examples = "384",
              minimum = "1",
              maximum = "4096",
              description = "Needed only for models other than minilm (384) and bge-small-zh (512)")
          @Nullable Integer dimensions,
      @Schema(examples = "[\"title\"]", type = SchemaType.ARRAY, minItems = 1)
          @Nullable List<@Nullable String> sources) {}

  /**
   * A ranking profile.
   *
   * @param channels the recall sources, each at most once
   * @param rankConstant constant of reciprocal rank fusion, 1 to 1000; default 60
   * @param rerank the model stage; none if left out
   */
  @Schema(requiredProperties = {"channels"})
  public record NewRanking(
      @Schema(minItems = 1) @Nullable List<@Nullable NewChannel> channels,
      @Schema(minimum = "1", maximum = "1000", defaultValue = "60") @Nullable Integer rankConstant,
      @Nullable NewRerank rerank) {}

  /**
   * One recall source.
   *
   * @param kind term or vector
   * @param weight factor of its share in the fused score, above 0; default 1
   * @param quota most candidates that it may bring, 1 to 1000; default 100
   */
  @Schema(requiredProperties = {"kind"})
  public record NewChannel(
      @Schema(
              implementation = String.class,
              enumeration = {"term", "vector"})
          @Nullable ChannelKind kind,
      @Schema(defaultValue = "1") @Nullable Double weight,
      @Schema(minimum = "1", maximum = "1000", defaultValue = "100") @Nullable Integer quota) {}

  /**
   * The model stage.
   *
   * @param model a reranking model of the model server
   * @param fields text or keyword fields whose text the model reads
   * @param window documents that go to the model, 1 to 1000; default 24
   * @param budgetMillis most time for the call, 1 to 10,000 ms; default 250
   */
  @Schema(requiredProperties = {"model", "fields"})
  public record NewRerank(
      @Schema(examples = "minilm-rerank") @Nullable String model,
      @Schema(minItems = 1) @Nullable List<@Nullable String> fields,
      @Schema(minimum = "1", maximum = "1000", defaultValue = "24") @Nullable Integer window,
      @Schema(minimum = "1", maximum = "10000", defaultValue = "250")
          @Nullable Integer budgetMillis) {}
}
