package dev.auspex.control.elastic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where Elasticsearch is, and how indexes are laid out there. */
@ConfigMapping(prefix = "control-plane.elasticsearch")
public interface ElasticsearchConfig {
  /** Base URL of one node or of a balancer, such as {@code http://127.0.0.1:7704}. */
  URI url();

  /** Longest wait for a connection. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Longest wait for a reply. Keep it well below the reconciler's lease. */
  @WithDefault("10s")
  Duration replyTimeout();

  /** Shards of each new cell; a TenantIndex lives on one of them. */
  @WithDefault("4")
  int cellShards();

  /** The attribute of nodes that names their group ({@code node.attr.…}), for isolated indexes. */
  @WithDefault("auspex_group")
  String nodeGroupAttribute();

  /** The snapshot repository that holds parked indexes. */
  @WithDefault("auspex")
  String snapshotRepository();

  /**
   * A folder that all nodes share and that is in their {@code path.repo}: then the repository is
   * made there. Without it an operator makes the repository.
   */
  Optional<String> snapshotLocation();

  /** Replicas of each new physical index; 0 for one node, at least 1 in production. */
  @WithDefault("0")
  int replicas();
}
