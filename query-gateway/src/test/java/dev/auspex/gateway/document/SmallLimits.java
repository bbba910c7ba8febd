package dev.auspex.gateway.document;

import java.time.Duration;

/** Limits that a test reaches with few documents. */
record SmallLimits(int maxLines, int batchDocuments, int embeddedDocuments)
    implements DocumentConfig {
  SmallLimits(int maxLines, int batchDocuments) {
    this(maxLines, batchDocuments, batchDocuments);
  }

  @Override
  public Duration deadline() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration batchDeadline() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration embedBudget() {
    return Duration.ofSeconds(5);
  }

  @Override
  public int embedTexts() {
    return 2;
  }

  @Override
  public int maxBytes() {
    return 200;
  }

  @Override
  public long maxBulkBytes() {
    return 10_000;
  }

  @Override
  public int batchBytes() {
    return 10_000;
  }

  @Override
  public int patchTries() {
    return 10;
  }

  @Override
  public int deleteDocuments() {
    return batchDocuments;
  }

  @Override
  public int exportDocuments() {
    return 3;
  }
}
