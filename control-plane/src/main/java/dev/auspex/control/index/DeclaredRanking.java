package dev.auspex.control.index;

import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Embedding;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.ChannelKind;
import dev.auspex.contract.snapshot.RankingProfile;
import dev.auspex.contract.snapshot.RankingProfile.RecallChannel;
import dev.auspex.contract.snapshot.RankingProfile.Rerank;
import dev.auspex.control.index.NewTenantIndex.NewChannel;
import dev.auspex.control.index.NewTenantIndex.NewRanking;
import dev.auspex.control.index.NewTenantIndex.NewRerank;
import dev.auspex.control.request.Names;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ranking profile of a new index: what the body says, else what its fields suggest. */
final class DeclaredRanking {
  static final int RANK_CONSTANT = 60;
  static final double WEIGHT = 1;
  static final int QUOTA = 100;
  static final int WINDOW = 24;
  static final int BUDGET_MILLIS = 250;

  /** What stands in for a profile whose violations have been collected; never stored. */
  private static final RankingProfile NONE =
      new RankingProfile(
          List.of(new RecallChannel(ChannelKind.TERM, WEIGHT, QUOTA)), RANK_CONSTANT, null);

  private final List<Field> fields;
  private final List<Violation> violations;

  private DeclaredRanking(List<Field> fields, List<Violation> violations) {
    this.fields = fields;
    this.violations = violations;
  }

  /**
   * The profile.
   *
   * @param fields of a valid schema
   * @param violations receives what is wrong; only if nothing was added may the profile be used
   */
  static RankingProfile of(
      @Nullable NewRanking body, List<Field> fields, List<Violation> violations) {
    DeclaredRanking ranking = new DeclaredRanking(fields, violations);
    return body == null ? ranking.suggested() : ranking.declared(body);
  }

  private RankingProfile suggested() {
    List<RecallChannel> channels = new ArrayList<>();
    if (hasSearchable()) {
      channels.add(new RecallChannel(ChannelKind.TERM, WEIGHT, QUOTA));
    }
    @Nullable Embedding embedding =
        fields.stream().map(Field::embedding).filter(Objects::nonNull).findFirst().orElse(null);
    if (embedding == null) {
      if (channels.isEmpty()) {
        violations.add(
            new Violation(
                "schema.fields", "at least one searchable field or a vector field to search in"));
        return NONE;
      }
      return new RankingProfile(channels, RANK_CONSTANT, null);
    }
    channels.add(new RecallChannel(ChannelKind.VECTOR, WEIGHT, QUOTA));
    return new RankingProfile(
        channels,
        RANK_CONSTANT,
        new Rerank(
            ModelNames.rerankerOf(embedding.model()), embedding.sources(), WINDOW, BUDGET_MILLIS));
  }

  private RankingProfile declared(NewRanking body) {
    int before = violations.size();
    List<RecallChannel> channels = channels(body.channels());
    int rankConstant = number("ranking.rankConstant", body.rankConstant(), RANK_CONSTANT, 1, 1000);
    @Nullable Rerank rerank = body.rerank() == null ? null : rerank(body.rerank());
    return violations.size() > before ? NONE : new RankingProfile(channels, rankConstant, rerank);
  }

  private List<RecallChannel> channels(@Nullable List<@Nullable NewChannel> bodies) {
    if (bodies == null || bodies.isEmpty()) {
      violations.add(
          Names.violation("ranking.channels", "at least one of the channels term, vector", null));
      return List.of();
    }
    List<RecallChannel> channels = new ArrayList<>();
    Set<ChannelKind> seen = EnumSet.noneOf(ChannelKind.class);
    for (int i = 0; i < bodies.size(); i++) {
      String path = "ranking.channels[%d]".formatted(i);
      int before = violations.size();
      @Nullable NewChannel body = bodies.get(i);
      if (body == null || body.kind() == null) {
        violations.add(Names.violation(path + ".kind", "term or vector", null));
        continue;
      }
      if (!seen.add(body.kind())) {
        violations.add(
            new Violation(
                path + ".kind",
                "a channel that is not named before, but %s is".formatted(body.kind().wireName())));
      }
      requireSource(body.kind(), path);
      double weight = Objects.requireNonNullElse(body.weight(), WEIGHT);
      if (!(weight > 0) || Double.isInfinite(weight)) {
        violations.add(
            new Violation(path + ".weight", "a number above 0, but was %s".formatted(weight)));
      }
      int quota = number(path + ".quota", body.quota(), QUOTA, 1, 1000);
      if (violations.size() == before) {
        channels.add(new RecallChannel(body.kind(), weight, quota));
      }
    }
    return channels;
  }

  private void requireSource(ChannelKind kind, String path) {
    boolean present =
        switch (kind) {
          case TERM -> hasSearchable();
          case VECTOR -> fields.stream().anyMatch(field -> field.embedding() != null);
        };
    if (!present) {
      violations.add(
          new Violation(
              path + ".kind",
              switch (kind) {
                case TERM -> "a schema with a searchable field for the channel term";
                case VECTOR -> "a schema with an embedded vector field for the channel vector";
              }));
    }
  }

  private @Nullable Rerank rerank(NewRerank body) {
    int before = violations.size();
    if (body.model() == null || !ModelNames.isValid(body.model())) {
      violations.add(Names.violation("ranking.rerank.model", ModelNames.EXPECTATION, body.model()));
    }
    List<@Nullable String> names = Objects.requireNonNullElse(body.fields(), List.of());
    if (names.isEmpty()) {
      violations.add(
          Names.violation(
              "ranking.rerank.fields", "at least one text or keyword field of the schema", null));
    }
    for (int i = 0; i < names.size(); i++) {
      @Nullable String name = names.get(i);
      if (textFields().noneMatch(field -> field.name().equals(name))) {
        violations.add(
            Names.violation(
                "ranking.rerank.fields[%d]".formatted(i),
                "the name of a text or keyword field of the schema",
                name));
      }
    }
    int window = number("ranking.rerank.window", body.window(), WINDOW, 1, 1000);
    int budget =
        number("ranking.rerank.budgetMillis", body.budgetMillis(), BUDGET_MILLIS, 1, 10_000);
    return violations.size() > before
        ? null
        : new Rerank(
            Objects.requireNonNull(body.model()),
            names.stream().map(Objects::requireNonNull).toList(),
            window,
            budget);
  }

  private int number(String path, @Nullable Integer value, int standard, int least, int most) {
    int number = Objects.requireNonNullElse(value, standard);
    if (number < least || number > most) {
      violations.add(new Violation(path, "%d to %d, but was %d".formatted(least, most, number)));
    }
    return number;
  }

  private boolean hasSearchable() {
    return fields.stream().anyMatch(Field::searchable);
  }

  private Stream<Field> textFields() {
    return fields.stream().filter(field -> field.kind().isText());
  }
}
