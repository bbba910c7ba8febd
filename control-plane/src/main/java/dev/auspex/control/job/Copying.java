package dev.auspex.control.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.auspex.contract.problem.Violation;
import dev.auspex.contract.schema.Schema;
import dev.auspex.control.elastic.EngineFailure;
import dev.auspex.control.elastic.HomeDocuments;
import dev.auspex.control.elastic.HomeDocuments.Found;
import dev.auspex.control.elastic.HomeDocuments.Versioned;
import dev.auspex.documents.shape.Conversion;
import dev.auspex.documents.shape.DocumentVectors;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Carries documents from the old home to the new one, with their versions. */
@ApplicationScoped
class Copying {
  private final HomeDocuments documents;
  private final JobStepService catalogue;
  private final JobConfig config;
  private final DocumentVectors vectors;

  Copying(
      HomeDocuments documents,
      JobStepService catalogue,
      DocumentVectors vectors,
      JobConfig config) {
    this.documents = documents;
    this.catalogue = catalogue;
    this.vectors = vectors;
    this.config = config;
  }

  /**
   * Copies everything whose last write is not after the bound, from where the job was left. What
   * has been written since then is in both homes by the gateways.
   *
   * @return the job as it is at the end; its report names what does not fit
   * @throws JobLostException where somebody paused, cancelled or took the job
   */
  Job run(Job begun) {
    Job job = begun;
    Pace pace = new Pace();
    while (true) {
      JobWork work = job.work();
      List<Found> page = documents.page(work.from(), work.cursor(), work.bound(), batch(job), true);
      if (page.isEmpty()) {
        return job;
      }
      List<JobReport.Misfit> misfits = write(job, page);
      job =
          catalogue.progressed(
              job.tenant(),
              job,
              work.copied(page.getLast().seqNo(), work.copied() + page.size()),
              job.report().withMisfits(misfits));
      pace.await(page.size(), job.speed());
    }
  }

  /** A slow copy looks often whether it is still wanted. */
  private int batch(Job job) {
    Integer perSecond = job.speed();
    return perSecond == null ? config.batch() : Math.clamp(perSecond / 2, 1, config.batch());
  }

  /**
   * Writes {@code found} to the new home.
   *
   * @return what does not fit there
   */
  List<JobReport.Misfit> write(Job job, List<Found> found) {
    List<JobReport.Misfit> misfits = new ArrayList<>();
    List<Versioned> converted = new ArrayList<>();
    Schema after = job.work().shallBe();
    if (!job.work().convertsDocuments()) {
      found.forEach(
          each -> converted.add(new Versioned(each.id(), version(job, each), content(each))));
    } else {
      Conversion conversion = Conversion.between(job.work().storedBy(), after);
      for (Found each : found) {
        switch (conversion.apply(content(each))) {
          case Conversion.Converted.Fits fits ->
              converted.add(new Versioned(each.id(), version(job, each), fits.document()));
          case Conversion.Converted.Misfit misfit ->
              misfits.add(new JobReport.Misfit(each.id(), misfit.violations()));
        }
      }
      boolean complete =
          vectors.addTo(converted.stream().map(Versioned::content).toList(), after).isEmpty();
      if (!complete) {
        throw EngineFailure.busy("The model server does not answer");
      }
    }
    Set<String> refused = documents.write(job.work().to(), converted);
    refused.forEach(
        id ->
            misfits.add(
                new JobReport.Misfit(
                    id,
                    List.of(new Violation("document", "one that the search engine can hold")))));
    return misfits;
  }

  /** An import is older than anything that clients have written to the index, or will. */
  private static long version(Job job, Found found) {
    return job.kind() == JobKind.IMPORT ? 1 : found.version();
  }

  private static ObjectNode content(Found found) {
    return Objects.requireNonNull(found.content(), "read with its content");
  }
}
