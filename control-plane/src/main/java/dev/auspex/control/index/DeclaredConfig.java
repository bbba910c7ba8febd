package dev.auspex.control.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import dev.auspex.contract.lexicon.Entity;
import dev.auspex.contract.lexicon.Lexicon;
import dev.auspex.contract.lexicon.Rule;
import dev.auspex.contract.lexicon.Schedule;
import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.ProblemType;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Flattening;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/** The YAML of a tenant's configuration: read into declarations, and written from them. */
final class DeclaredConfig {
  private static final YAMLMapper YAML =
      YAMLMapper.builder(YAMLFactory.builder().loaderOptions(loading()).build())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addMixIn(Lexicon.class, WithoutEmpty.class)
          .addMixIn(Entity.class, WithoutEmpty.class)
          .addMixIn(Rule.class, WithoutEmpty.class)
          .addMixIn(Rule.Audience.class, WithoutEmpty.class)
          .addMixIn(Schedule.class, WithoutEmpty.class)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  /** Empty lists are what an entry has that says nothing of them. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private interface WithoutEmpty {}

  private DeclaredConfig() {}

  /** Bodies are bounded before they come here. */
  private static LoaderOptions loading() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  /**
   * Reads a document of {@code tenant}.
   *
   * @throws ApiProblem {@link ProblemType#INVALID_REQUEST} that names every wrong field
   */
  static List<IndexDeclaration> read(TenantId tenant, String yaml) {
    TenantConfig config = parse(yaml);
    List<Violation> violations = new ArrayList<>();
    if (!TenantConfig.FORMAT.equals(config.format())) {
      violations.add(Names.violation("format", TenantConfig.FORMAT, config.format()));
    }
    if (!tenant.value().equals(config.tenant())) {
      violations.add(
          Names.violation(
              "tenant", "'%s', the tenant of the path".formatted(tenant), config.tenant()));
    }
    if (config.indexes() == null) {
      violations.add(Names.violation("indexes", "a list, which may be empty", null));
    }
    List<IndexDeclaration> declarations = new ArrayList<>();
    Set<IndexName> names = new HashSet<>();
    List<@Nullable NewTenantIndex> bodies = Objects.requireNonNullElse(config.indexes(), List.of());
    for (int i = 0; i < bodies.size(); i++) {
      String path = "indexes[%d]".formatted(i);
      @Nullable NewTenantIndex body = bodies.get(i);
      if (body == null) {
        violations.add(Names.violation(path, "an index", null));
        continue;
      }
      try {
        IndexDeclaration declaration = IndexDeclaration.of(body);
        if (!names.add(declaration.name())) {
          violations.add(
              new Violation(
                  path + ".name",
                  "a name that no other index has, but '%s' is there twice"
                      .formatted(declaration.name())));
        }
        declarations.add(declaration);
      } catch (ApiProblem wrong) {
        wrong.violations().stream()
            .map(found -> new Violation(path + "." + found.field(), found.expected()))
            .forEach(violations::add);
      }
    }
    if (!violations.isEmpty()) {
      throw ApiProblem.of(ProblemType.INVALID_REQUEST, violations);
    }
    return List.copyOf(declarations);
  }

  private static TenantConfig parse(String yaml) {
    try {
      @Nullable TenantConfig config = YAML.readValue(yaml, TenantConfig.class);
      if (config == null) {
        throw ApiProblem.of(ProblemType.INVALID_REQUEST, "Send a YAML document as the body");
      }
      return config;
    } catch (UnrecognizedPropertyException unknown) {
      throw ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              List.of(
                  new Violation(
                      path(unknown), "a field that is part of the format, but this one is not")))
          .causedBy(unknown);
    } catch (ValueInstantiationException refused) {
      throw ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              List.of(
                  new Violation(
                      path(refused),
                      refused.getCause() instanceof IllegalArgumentException reason
                          ? String.valueOf(reason.getMessage())
                          : "another value")))
          .causedBy(refused);
    } catch (JsonProcessingException malformed) {
      throw ApiProblem.of(
              ProblemType.INVALID_REQUEST,
              "Expected YAML of the format %s, but it is something else at line %d",
              TenantConfig.FORMAT,
              malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr())
          .causedBy(malformed);
    }
  }

  private static String path(JsonMappingException unknown) {
    StringBuilder path = new StringBuilder();
    unknown
        .getPath()
        .forEach(
            step -> {
              if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
              } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
              }
            });
    return path.toString();
  }

  /** The document whose reading gives {@code declarations}; what is a default is left out. */
  static String write(TenantId tenant, List<IndexDeclaration> declarations) {
    try {
      return YAML.writeValueAsString(
          new TenantConfig(
              TenantConfig.FORMAT,
              tenant.value(),
              declarations.stream().map(DeclaredConfig::index).toList()));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a configuration cannot be written", broken);
    }
  }

  private static NewTenantIndex index(IndexDeclaration declaration) {
    return new NewTenantIndex(
        declaration.name().value(),
        new NewTenantIndex.NewSchema(
            declaration.schema().fields().stream().map(DeclaredConfig::field).toList()),
        ranking(declaration.ranking()),
        declaration.lexicon(),
        declaration.wanted());
  }

  private static NewTenantIndex.NewField field(Field field) {
    FieldKind kind = field.kind();
    boolean exact = kind.isExact() || kind == FieldKind.GEO_POINT;
    @Nullable Embedding embedding = field.embedding();
    @Nullable Flattening flattening = field.flattening();
    return new NewTenantIndex.NewField(
        field.name(),
        kind,
        unless(false, field.list()),
        unless(kind == FieldKind.TEXT, field.searchable()),
        field.weight() == 1 ? null : (Double) field.weight(),
        unless(exact, field.filterable()),
        unless(false, field.sortable()),
        unless(false, field.facetable()),
        unless(false, field.suggest()),
        unless(false, field.feature()),
        field.language(),
        embedding == null ? field.dimensions() : null,
        field.similarity() == Similarity.COSINE ? null : field.similarity(),
        embedding == null
            ? null
            : new NewTenantIndex.NewEmbedding(
                embedding.model(), embedding.dimensions(), List.copyOf(embedding.sources())),
        flattening == null
            ? null
            : new NewTenantIndex.NewFlattening(
                flattening.list(), flattening.member(), flattening.rule()));
  }

  private static @Nullable Boolean unless(boolean standard, boolean value) {
    return value == standard ? null : (Boolean) value;
  }

  private static NewTenantIndex.NewRanking ranking(RankingProfile ranking) {
    RankingProfile.@Nullable Rerank rerank = ranking.rerank();
    return new NewTenantIndex.NewRanking(
        ranking.channels().stream()
            .map(
                channel ->
                    new NewTenantIndex.NewChannel(
                        channel.kind(), channel.weight(), channel.quota()))
            .toList(),
        ranking.rankConstant(),
        rerank == null
            ? null
            : new NewTenantIndex.NewRerank(
                rerank.model(),
                List.copyOf(rerank.fields()),
                rerank.window(),
                rerank.budgetMillis()));
  }
}
