package dev.auspex.gateway.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and times of writing documents. */
@ConfigMapping(prefix = "gateway.document")
interface DocumentConfig {
  /** Time budget of one write, read or delete, embedding not included. */
  @WithDefault("10s")
  Duration deadline();

  /** Time budget of storing one batch of a bulk, embedding not included. */
  @WithDefault("30s")
  Duration batchDeadline();

  /** Most time for embedding the texts of one call to the model server. */
  @WithDefault("30s")
  Duration embedBudget();

  /** Most texts in one call to the model server. */
  @WithDefault("32")
  int embedTexts();

  /** Longest document and longest line of a bulk, in bytes. */
  @WithDefault("1048576")
  int maxBytes();

  /** Most bytes of one bulk; below {@code quarkus.http.limits.max-body-size}. */
  @WithDefault("67108864")
  long maxBulkBytes();

  /** Most documents of one bulk. */
  @WithDefault("100000")
  int maxLines();

  /** Most documents that a bulk stores at a time. */
  @WithDefault("1000")
  int batchDocuments();

  /** Most documents that a bulk stores at a time where the model server computes their vectors. */
  @WithDefault("200")
  int embeddedDocuments();

  /** Most bytes that a bulk collects before it stores, give or take one document. */
  @WithDefault("4194304")
  int batchBytes();

  /** Most times that a patch begins anew because others have written the document. */
  @WithDefault("10")
  int patchTries();

  /** Most documents that a delete by filter deletes at a time. */
  @WithDefault("1000")
  int deleteDocuments();

  /** Documents that an export holds in memory at a time. */
  @WithDefault("100")
  int exportDocuments();
}
