package dev.auspex.control.elastic;

/** How much of each tenant there is in Elasticsearch. */
public interface StoredDocuments {
  /**
   * Counts the documents of all tenants as searches see them, and estimates their bytes: all of a
   * physical index of a tenant's own, and of a cell the share that its documents are of all.
   * Replicas are left out. A tenant that is on its way to another home counts in both.
   */
  StoredOutcome measure();
}
