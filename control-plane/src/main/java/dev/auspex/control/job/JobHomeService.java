package dev.auspex.control.job;

import dev.auspex.contract.snapshot.Location;
import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What jobs use in Elasticsearch at this moment; one transaction per method. */
@ApplicationScoped
public class JobHomeService {
  private final JobRepository jobs;

  JobHomeService(JobRepository jobs) {
    this.jobs = jobs;
  }

  /**
   * The names of the physical indexes that jobs which have not ended read from, write to or remove.
   * Some are not there yet, some not any more.
   */
  @Transactional
  @PlatformWide("Elasticsearch holds all tenants")
  public Set<String> physicalIndexes() {
    return jobs.activeOfAll(Integer.MAX_VALUE).stream()
        .flatMap(job -> Stream.of(job.work.source(), job.work.target()))
        .filter(Objects::nonNull)
        .map(Location::physicalIndex)
        .collect(Collectors.toUnmodifiableSet());
  }
}
