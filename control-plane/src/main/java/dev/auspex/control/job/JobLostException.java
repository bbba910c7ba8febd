package dev.auspex.control.job;

/** Somebody else has the job now, or wants something else of it: put it down and change nothing. */
final class JobLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  JobLostException(String id) {
    super(id);
  }
}
