package dev.auspex.benchmarks.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good hits are; of one query, or the mean of many.
 *
 * @param queries how many
 * @param ndcg10 normalised discounted cumulative gain of the first 10, linear gain, 0 to 1
 * @param mrr10 one over the rank of the first good hit among the first 10, 0 without one
 * @param recall100 how many of the good documents are among the first 100, 0 to 1
 * @param zeroHits share of queries without any hit, 0 to 1
 * @see <a href="https://doi.org/10.1145/582415.582418">Järvelin, Kekäläinen: Cumulated gain-based
 *     evaluation of IR techniques, 2002</a>
 */
public record Quality(int queries, double ndcg10, double mrr10, double recall100, double zeroHits) {
  private static final int TOP = 10;
  private static final int DEEP = 100;

  /**
   * Judges the hits of one query.
   *
   * @param hits ids of documents, best first
   * @param grades of documents; those without one count as 0; at least one above 0
   */
  public static Quality of(List<String> hits, Map<String, Integer> grades) {
    double gain = 0;
    double reciprocal = 0;
    int found = 0;
    for (int i = 0; i < Math.min(DEEP, hits.size()); i++) {
      int grade = Math.max(0, grades.getOrDefault(hits.get(i), 0));
      found += grade > 0 ? 1 : 0;
      if (i < TOP) {
        gain += grade / discount(i);
        if (grade > 0 && reciprocal == 0) {
          reciprocal = 1.0 / (i + 1);
        }
      }
    }
    List<Integer> good =
        grades.values().stream()
            .filter(grade -> grade > 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    if (good.isEmpty()) {
      throw new IllegalArgumentException("a query without a good document cannot be judged");
    }
    double ideal = 0;
    for (int i = 0; i < Math.min(TOP, good.size()); i++) {
      ideal += good.get(i) / discount(i);
    }
    return new Quality(
        1, gain / ideal, reciprocal, (double) found / good.size(), hits.isEmpty() ? 1 : 0);
  }

  /** The mean of {@code each}, every query counting the same; not a number where there is none. */
  public static Quality mean(List<Quality> each) {
    int queries = each.stream().mapToInt(Quality::queries).sum();
    double ndcg = 0;
    double mrr = 0;
    double recall = 0;
    double zero = 0;
    for (Quality one : each) {
      ndcg += one.ndcg10 * one.queries;
      mrr += one.mrr10 * one.queries;
      recall += one.recall100 * one.queries;
      zero += one.zeroHits * one.queries;
    }
    double by = queries == 0 ? Double.NaN : queries;
    return new Quality(queries, ndcg / by, mrr / by, recall / by, zero / by);
  }

  private static double discount(int place) {
    return Math.log(place + 2) / Math.log(2);
  }
}
