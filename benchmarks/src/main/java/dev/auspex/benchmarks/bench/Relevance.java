package dev.auspex.benchmarks.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.benchmarks.load.Workers;
import dev.auspex.benchmarks.platform.Platform;
import dev.auspex.benchmarks.relevance.Anchor;
import dev.auspex.benchmarks.relevance.DataSet;
import dev.auspex.benchmarks.relevance.DataSet.Query;
import dev.auspex.benchmarks.relevance.GuessedSchema;
import dev.auspex.benchmarks.relevance.Judgments;
import dev.auspex.benchmarks.relevance.PlaceQuery;
import dev.auspex.benchmarks.relevance.Quality;
import dev.auspex.benchmarks.relevance.SetTenant;
import dev.auspex.benchmarks.relevance.SpokenLanguage;
import dev.auspex.benchmarks.run.Run;
import dev.auspex.benchmarks.run.RunOption;
import dev.auspex.benchmarks.run.Script;
import dev.auspex.benchmarks.verdict.Report;
import dev.auspex.contract.schema.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How good searches are on sets that people judged, each set a tenant of its own: words alone, and
 * beside it what the platform does by default where its models can read the language.
 */
public final class Relevance implements Script {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PROMISED = 1_000;
  private static final int WORKERS = 2;
  private static final int MOST_TRIES = 4;

  /** Embedding more documents than this takes too long on a machine without a GPU. */
  private static final int MOST_EMBEDDED = 12_000;

  /** Per set; what is not asked by then is left out and told. */
  private static final Duration MODEL_LONGEST = Duration.ofMinutes(3);

  private static final int MODEL_QUERIES = 300;

  /** Two documents at the same distance may stand either way. */
  private static final double EXACT_ORDER = 0.98;

  private static final String WORDS = "words";
  private static final String MODELS = "models";

  private static final RunOption DATA =
      new RunOption(
          "data",
          "DIR",
          "a set, or a folder of sets",
          """
          --data DIR names a set, or a folder of sets. A set is a folder with docs.jsonl (one JSON object per line, with
          id), queries.jsonl (id, text) and qrels.tsv (query_id, doc_id, grade between tabs, below a line of names).
          Sets are not part of Auspex, because their licences differ. Many are free to download: ESCI (Amazon shopping
          queries), MSRD (movies), XQuAD and CMRC 2018 (questions in many languages), Cranfield; docs/benchmarks.md
          says where.""");

  private static final RunOption LANGUAGE =
      RunOption.optional(
          "language", "TAG", "of all texts, such as zh-Hans; default: what each set says");

  private static final RunOption PROFILE =
      RunOption.optional(
          "profile", "NAME", "words: term recall alone; models: the default; both (default)");

  private static final RunOption PLACEMENT =
      RunOption.optional("placement", "NAME", "pool or dedicated; default: the platform's");

  @Override
  public String name() {
    return "relevance";
  }

  @Override
  public String sentence() {
    return "on every judged set words alone rank at or above the best plain BM25 that the set's"
        + " README names";
  }

  @Override
  public int promisedSize() {
    return PROMISED;
  }

  @Override
  public String unit() {
    return "queries per set at most";
  }

  @Override
  public List<RunOption> options() {
    return List.of(DATA, LANGUAGE, PROFILE, PLACEMENT);
  }

  /** What one set was measured with. */
  private record Row(
      String set, String profile, Quality quality, @Nullable Anchor anchor, String note) {}

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    Report report = run.report();
    Path directory = Path.of(run.option(DATA.name()).orElseThrow());
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("--data must be a folder, but was " + directory);
    }
    String profile = run.option(PROFILE.name()).orElse("both");
    if (!List.of(WORDS, MODELS, "both").contains(profile)) {
      throw new IllegalArgumentException(
          "--profile must be words, models or both, but was " + profile);
    }
    DataSet.Found found = DataSet.in(directory);
    if (found.sets().isEmpty()) {
      throw new IllegalArgumentException(
          "no folder with docs.jsonl, queries.jsonl and qrels.tsv in " + directory);
    }
    List<Row> rows = new ArrayList<>();
    AtomicInteger failed = new AtomicInteger();
    try (Platform platform = run.start()) {
      for (DataSet set : found.sets()) {
        report.say(set.name());
        rows.addAll(new OneSet(run, platform, set, failed).measure(profile));
      }
      table(report, rows);
      found.others().forEach(report::say);
      for (Row row : rows) {
        judge(report, row);
      }
      report.exactly("searches that failed", failed.get(), 0, "");
      report.exactly("parts that died", platform.deaths().size(), 0, "");
    }
  }

  /** One set on its way through. */
  private record OneSet(Run run, Platform platform, DataSet set, AtomicInteger failed) {
    List<Row> measure(String profile) throws IOException, InterruptedException {
      Report report = run.report();
      Judgments judgments = set.judgments();
      List<Query> queries = set.queries(judgments, run.size());
      List<ObjectNode> documents = set.documents();
      Optional<Language> language = language(queries);
      List<PlaceQuery> places = set.placeQueries();
      Set<String> exact = new TreeSet<>();
      places.forEach(place -> exact.addAll(place.values().keySet()));
      GuessedSchema schema = GuessedSchema.of(documents, exact, language.orElse(null));
      report.say(
          "  %,d documents, %,d queries, language %s: %s"
              .formatted(
                  documents.size(),
                  queries.size(),
                  language.map(Language::wireName).orElse("unknown"),
                  schema));
      List<Row> rows = new ArrayList<>();
      if (schema.texts().isEmpty()) {
        report.say("  not measured: no text in its documents");
        return rows;
      }
      List<ObjectNode> fitted = documents.stream().map(schema::fit).toList();
      SetTenant tenant = SetTenant.create(platform.client(), set.name());
      @Nullable String placement = run.option(PLACEMENT.name()).orElse(null);
      @Nullable Anchor anchor = set.anchor().orElse(null);
      if (!profile.equals(MODELS)) {
        ObjectNode words = JSON.createObjectNode();
        words.putArray("channels").addObject().put("kind", "term");
        tenant.createIndex(WORDS, schema.fields(), words, placement);
        tenant.load(WORDS, fitted);
        rows.add(
            new Row(set.name(), WORDS, ask(tenant, WORDS, judgments, queries, null), anchor, ""));
        if (!places.isEmpty() && schema.point().isPresent()) {
          byPlace(tenant, schema, places);
        }
      }
      if (!profile.equals(WORDS)) {
        withModels(tenant, schema, fitted, language, judgments, queries.size(), rows);
      }
      return rows;
    }

    private void byPlace(SetTenant tenant, GuessedSchema schema, List<PlaceQuery> places)
        throws IOException, InterruptedException {
      int right = 0;
      for (PlaceQuery place : places) {
        Optional<List<String>> hits = tenant.searchPlace(WORDS, place, schema);
        if (hits.isEmpty()) {
          run.report().say("  by place: not measured, for the gateway refuses such searches");
          return;
        }
        right += hits.get().equals(place.expected()) ? 1 : 0;
      }
      run.report()
          .atLeast(
              set.name() + ", by place: exactly the right order",
              (double) right / places.size(),
              EXACT_ORDER,
              "");
    }

    private Optional<Language> language(List<Query> queries) throws IOException {
      Optional<String> said = run.option(LANGUAGE.name());
      return said.isPresent()
          ? Optional.of(Language.fromWireName(said.get()))
          : SpokenLanguage.of(set, queries, set.readme());
    }

    private void withModels(
        SetTenant tenant,
        GuessedSchema schema,
        List<ObjectNode> documents,
        Optional<Language> language,
        Judgments judgments,
        int asked,
        List<Row> rows)
        throws IOException, InterruptedException {
      Report report = run.report();
      Optional<String> model = language.flatMap(Relevance::modelOf);
      if (model.isEmpty()) {
        report.say("  models: none of ours reads this language");
        return;
      }
      if (documents.size() > MOST_EMBEDDED) {
        report.say(
            "  models: not measured, for embedding more than %,d documents takes too long"
                .formatted(MOST_EMBEDDED));
        return;
      }
      report.say("  embedding with " + model.get());
      @Nullable String placement = run.option(PLACEMENT.name()).orElse(null);
      tenant.createIndex(MODELS, schema.fieldsWithVector(model.get()), null, placement);
      tenant.load(MODELS, documents);
      List<Query> some = set.queries(judgments, Math.min(MODEL_QUERIES, run.size()));
      AtomicInteger byModel = new AtomicInteger();
      Quality quality = ask(tenant, MODELS, judgments, some, byModel);
      rows.add(
          new Row(
              set.name(),
              MODELS,
              quality,
              null,
              "%d of %d answers by the model".formatted(byModel.get(), quality.queries())));
      if (quality.queries() < asked && rows.size() > 1) {
        rows.add(
            new Row(
                set.name(),
                "words, the same queries",
                ask(tenant, WORDS, judgments, some.subList(0, quality.queries()), null),
                null,
                ""));
      }
    }

    /**
     * Asks all of {@code queries}.
     *
     * @param byModel counts answers that a model ordered; then queries come one by one, for a model
     *     that is asked twice at a time may miss its budget, and no longer than the limit; null
     *     where no model takes part
     */
    private Quality ask(
        SetTenant tenant,
        String index,
        Judgments judgments,
        List<Query> queries,
        @Nullable AtomicInteger byModel)
        throws InterruptedException {
      List<Quality> each = Collections.synchronizedList(new ArrayList<>());
      long end = System.nanoTime() + MODEL_LONGEST.toNanos();
      Workers.each(
          0,
          queries.size(),
          byModel == null ? WORKERS : 1,
          number -> {
            if (byModel != null && System.nanoTime() > end) {
              return;
            }
            Query query = queries.get(number);
            SetTenant.Page page = tenant.search(index, query.text());
            // Processes that have just started miss deadlines; what they would have found counts.
            for (int again = 1; again < MOST_TRIES && !page.problem().isEmpty(); again++) {
              page = tenant.search(index, query.text());
            }
            if (!page.problem().isEmpty() && failed.getAndIncrement() < 5) {
              run.report().say("  failed: '%s': %s".formatted(query.text(), page.problem()));
            }
            if (byModel != null && page.byModel()) {
              byModel.incrementAndGet();
            }
            each.add(Quality.of(page.hits(), judgments.of(query.id())));
          });
      if (each.size() < queries.size()) {
        run.report()
            .say(
                "  %,d of %,d queries within %d minutes"
                    .formatted(each.size(), queries.size(), MODEL_LONGEST.toMinutes()));
      }
      return Quality.mean(each);
    }
  }

  /** The model of ours that reads {@code language}. */
  private static Optional<String> modelOf(Language language) {
    return switch (language) {
      case ENGLISH -> Optional.of("minilm");
      case SIMPLIFIED_CHINESE -> Optional.of("bge-small-zh");
      default -> Optional.empty();
    };
  }

  private static void table(Report report, List<Row> rows) {
    report.say(
        "%-22s %-24s %7s %8s %8s %10s %9s  %s"
            .formatted(
                "set",
                "profile",
                "queries",
                "nDCG@10",
                "MRR@10",
                "recall@100",
                "zero hits",
                "best plain BM25, nDCG@10"));
    for (Row row : rows) {
      Quality quality = row.quality();
      Anchor anchor = row.anchor();
      report.say(
          String.format(
              Locale.ROOT,
              "%-22s %-24s %7d %8.4f %8.4f %10.4f %8.2f%%  %s",
              row.set(),
              row.profile(),
              quality.queries(),
              quality.ndcg10(),
              quality.mrr10(),
              quality.recall100(),
              quality.zeroHits() * 100,
              anchor == null
                  ? row.note()
                  : String.format(Locale.ROOT, "%.4f (%s)", anchor.ndcg10(), anchor.run())));
    }
  }

  private static void judge(Report report, Row row) {
    String what = row.set() + ", " + row.profile() + ": ";
    Quality quality = row.quality();
    report.figure(what + "MRR@10", quality.mrr10(), "");
    report.figure(what + "recall@100", quality.recall100(), "");
    report.figure(what + "zero hits", quality.zeroHits() * 100, "%");
    if (row.anchor() == null) {
      report.figure(what + "nDCG@10", quality.ndcg10(), "");
    } else {
      report.atLeast(what + "nDCG@10", quality.ndcg10(), row.anchor().ndcg10(), "");
    }
  }
}
