package dev.auspex.control.job;

/** What people may ask of a job in which state. */
final class JobRules {
  private JobRules() {}

  /** Whether the job can still be undone. */
  static boolean isCancellable(StoredJob job) {
    return switch (job.status()) {
      case DONE, FAILED, CANCELLED, ROLLING_BACK -> false;
      case RUNNING, PAUSED ->
          switch (job.kind()) {
            case MOVE -> job.state() != JobState.DELETE;
            case REBUILD -> job.state() != JobState.DRAIN && job.state() != JobState.DELETE;
            case IMPORT -> true;
            case PARK -> job.state() != JobState.DELETE;
            case RESTORE -> job.state() == JobState.PLAN || job.state() == JobState.RESTORE;
            case DELETE -> job.state() == JobState.PLAN;
          };
    };
  }

  /** Has the job end as soon as it can, because its index shall be deleted. */
  static void makeWay(StoredJob job) {
    if (!cancel(job) && job.status() == JobStatus.PAUSED) {
      job.status = JobStatus.RUNNING.wireName();
      job.reason = null;
      job.request = job.request.withoutPause();
    }
  }

  /** Has the job undone, if it can be; whether it is. */
  static boolean cancel(StoredJob job) {
    if (!isCancellable(job)) {
      return false;
    }
    job.status = JobStatus.ROLLING_BACK.wireName();
    job.endsAs = JobStatus.CANCELLED.wireName();
    job.state = JobState.ROLL_BACK.wireName();
    job.attempts = 0;
    job.reason = "Cancelled";
    return true;
  }
}
