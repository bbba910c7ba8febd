package dev.auspex.benchmarks.bench;

import dev.auspex.ranking.fusion.ChannelHits;
import dev.auspex.ranking.fusion.FusedHit;
import dev.auspex.ranking.fusion.ReciprocalRankFusion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Fusing what two channels recalled, half of it the same documents. Run by {@link Kernels}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FusionKernel {
  /** Candidates of each channel: the default quota, and the largest. */
  @Param({"100", "1000"})
  public int quota;

  private final ReciprocalRankFusion fusion = new ReciprocalRankFusion(60);
  private List<ChannelHits<Integer>> channels = List.of();

  /** Makes the two channels. */
  @Setup
  public void prepare() {
    channels =
        List.of(
            new ChannelHits<>("term", 1, hits(0, 1)), new ChannelHits<>("vector", 2, hits(2, 2)));
  }

  /** One fusion, cut to the rerank window. */
  @Benchmark
  public List<FusedHit<Integer>> fuse() {
    return fusion.fuse(channels, 24);
  }

  private List<ChannelHits.Hit<Integer>> hits(int quarters, int seed) {
    List<Integer> documents = new ArrayList<>();
    for (int i = 0; i < quota; i++) {
      documents.add(quota * quarters / 4 + i);
    }
    Collections.shuffle(documents, new Random(seed));
    List<ChannelHits.Hit<Integer>> hits = new ArrayList<>();
    for (int document : documents) {
      hits.add(new ChannelHits.Hit<>(document, 1f / (1 + hits.size())));
    }
    return hits;
  }
}
