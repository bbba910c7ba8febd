package dev.auspex.control.job;

import dev.auspex.control.elastic.EngineFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes jobs and does their steps, a few at a time. */
@ApplicationScoped
class JobWorker {
  private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

  /** Longer waits are left to the next look, so that other jobs have their turn. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  private final JobStepService catalogue;
  private final JobSteps steps;
  private final JobConfig config;
  private final ExecutorService executor;
  private final MeterRegistry meters;
  private final Semaphore free;
  private final Map<String, Job> held = new ConcurrentHashMap<>();

  JobWorker(
      JobStepService catalogue,
      JobSteps steps,
      JobConfig config,
      @VirtualThreads ExecutorService executor,
      MeterRegistry meters) {
    this.catalogue = catalogue;
    this.steps = steps;
    this.config = config;
    this.executor = executor;
    this.meters = meters;
    this.free = new Semaphore(config.workers());
    meters.gauge("auspex.jobs.held", held, Map::size);
  }

  /** Looks for something to do now. */
  void wake() {
    executor.execute(this::look);
  }

  /** Finds new jobs, those whose pause is over, and those that a dead process has left behind. */
  @Scheduled(
      every = "${control-plane.job.look-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    while (free.tryAcquire()) {
      Optional<Job> taken = Optional.empty();
      try {
        taken = catalogue.lease();
      } finally {
        if (taken.isEmpty()) {
          free.release();
        }
      }
      if (taken.isEmpty()) {
        return;
      }
      Job job = taken.get();
      executor.execute(() -> work(job));
    }
  }

  /** Keeps what this process works on. */
  @Scheduled(
      every = "${control-plane.job.renew-every:3s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void renew() {
    // One that is lost is put down at its next step, which changes nothing any more.
    held.values().forEach(job -> catalogue.renew(job.tenant(), job));
  }

  private void work(Job taken) {
    held.put(taken.id(), taken);
    try {
      turns(taken);
    } catch (JobLostException lost) {
      LOG.atInfo()
          .addKeyValue("job", taken.id())
          .log("job put down: somebody wants something else");
      catalogue.letGo(taken.tenant(), taken, Duration.ZERO);
    } catch (RuntimeException broken) {
      // Its lease runs out, and somebody tries again.
      LOG.atError().addKeyValue("job", taken.id()).setCause(broken).log("job step broke off");
    } finally {
      held.remove(taken.id());
      free.release();
    }
  }

  private void turns(Job taken) {
    Job job = taken;
    long waitingSince = System.nanoTime();
    while (true) {
      Step step = turn(job);
      switch (step) {
        case Step.Done done -> {
          tell(job, "done");
          job = done.job();
          waitingSince = System.nanoTime();
          if (job.status() == JobStatus.PAUSED) {
            catalogue.letGo(job.tenant(), job, Duration.ZERO);
            return;
          }
        }
        case Step.AwaitsGateways awaits -> {
          if (System.nanoTime() - waitingSince > LONGEST_TURN.toNanos()) {
            Job postponed =
                catalogue.postponed(job.tenant(), job, "A gateway does not know of it yet");
            catalogue.letGo(job.tenant(), postponed, config.firstPause());
            return;
          }
          LockSupport.parkNanos(config.gatewayPoll().toNanos());
        }
        case Step.NotYet notYet -> {
          tell(job, "again");
          Job postponed = catalogue.postponed(job.tenant(), job, notYet.reason());
          catalogue.letGo(job.tenant(), postponed, pause(postponed.attempts()));
          return;
        }
        case Step.Impossible impossible -> {
          tell(job, "impossible");
          LOG.atWarn()
              .addKeyValue("job", job.id())
              .addKeyValue("state", job.state())
              .log("job fails: {}", impossible.reason());
          job = catalogue.fail(job.tenant(), job, impossible.reason(), impossible.report());
        }
        case Step.Ended ended -> {
          tell(job, "ended");
          return;
        }
      }
    }
  }

  private Step turn(Job job) {
    try {
      return steps.take(job);
    } catch (EngineFailure failure) {
      // What is being undone is tried until it is.
      return failure.passing() || job.status() == JobStatus.ROLLING_BACK
          ? new Step.NotYet(failure.getMessage() + "; trying again")
          : new Step.Impossible(failure.getMessage(), job.report());
    }
  }

  private Duration pause(int attempts) {
    Duration pause =
        config.firstPause().multipliedBy(1L << Math.min(Math.max(attempts, 1) - 1, 20));
    return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
  }

  private void tell(Job job, String outcome) {
    meters
        .counter("auspex.jobs.steps", "state", job.state().wireName(), "outcome", outcome)
        .increment();
    LOG.atInfo()
        .addKeyValue("job", job.id())
        .addKeyValue("tenant", job.tenant())
        .addKeyValue("index", job.index())
        .addKeyValue("state", job.state().wireName())
        .addKeyValue("outcome", outcome)
        .log("job step");
  }
}
