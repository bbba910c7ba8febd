package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.IndexState;
import dev.auspex.contract.schema.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@ApplicationScoped
class ElasticPhysicalIndexes implements PhysicalIndexes {
  private static final Logger LOG = LoggerFactory.getLogger(ElasticPhysicalIndexes.class);
  private static final String EXISTS = "resource_already_exists_exception";
  private static final String UNREACHABLE = "The search engine does not answer";

  private final ElasticsearchClient elasticsearch;
  private final ElasticsearchConfig config;

  ElasticPhysicalIndexes(ElasticsearchClient elasticsearch, ElasticsearchConfig config) {
    this.elasticsearch = elasticsearch;
    this.config = config;
  }

  @Override
  public IndexOutcome ensure(String physicalIndex, Schema schema) {
    try {
      create(physicalIndex, schema);
      return new IndexOutcome.Present();
    } catch (ElasticsearchException refusal) {
      return EXISTS.equals(refusal.error().type())
          ? compare(physicalIndex, schema)
          : outcome(refusal, physicalIndex);
    } catch (IOException failure) {
      return unreachable(failure, physicalIndex);
    }
  }

  private void create(String physicalIndex, Schema schema) throws IOException {
    elasticsearch
        .indices()
        .create(
            index ->
                index
                    .index(physicalIndex)
                    .settings(
                        settings ->
                            settings
                                .numberOfShards("1")
                                .numberOfReplicas(Integer.toString(config.replicas())))
                    .mappings(PhysicalMapping.of(schema)));
  }

  @Override
  public IndexOutcome extend(String physicalIndex, Schema schema) {
    try {
      TypeMapping wanted = PhysicalMapping.of(schema);
      boolean acknowledged =
          elasticsearch
              .indices()
              .putMapping(put -> put.index(physicalIndex).properties(wanted.properties()))
              .acknowledged();
      return acknowledged
          ? new IndexOutcome.Present()
          : new IndexOutcome.Unavailable("The search engine has not confirmed the new fields");
    } catch (ElasticsearchException refusal) {
      return outcome(refusal, physicalIndex);
    } catch (IOException failure) {
      return unreachable(failure, physicalIndex);
    }
  }

  @Override
  public IndexFacts facts(String physicalIndex, Set<String> fields) {
    try {
      long documents = elasticsearch.count(count -> count.index(physicalIndex)).count();
      IndexState state =
          elasticsearch.indices().get(index -> index.index(physicalIndex)).get(physicalIndex);
      if (state == null || state.mappings() == null) {
        return new IndexFacts.Unknown("The search engine is changing this index");
      }
      Set<String> occupied = new TreeSet<>(fields);
      occupied.retainAll(state.mappings().properties().keySet());
      Set<String> empty = new TreeSet<>();
      for (String field : occupied) {
        if (!hasValues(physicalIndex, field, state.mappings().properties().get(field))) {
          empty.add(field);
        }
      }
      occupied.removeAll(empty);
      return new IndexFacts.Known(documents, occupied);
    } catch (ElasticsearchException refusal) {
      IndexOutcome said = outcome(refusal, physicalIndex);
      return new IndexFacts.Unknown(
          said instanceof IndexOutcome.Unavailable unavailable
              ? unavailable.reason()
              : "The search engine cannot say what the index holds");
    } catch (IOException failure) {
      return new IndexFacts.Unknown(unreachable(failure, physicalIndex).reason());
    }
  }

  /** A list of objects is not looked into by Elasticsearch, so it may have values. */
  private boolean hasValues(String physicalIndex, String field, Property property)
      throws IOException {
    return property.isObject()
        || elasticsearch
                .count(
                    count ->
                        count
                            .index(physicalIndex)
                            .query(query -> query.exists(exists -> exists.field(field))))
                .count()
            > 0;
  }

  /** An index of this name is ours from an earlier try, unless its fields say otherwise. */
  private IndexOutcome compare(String physicalIndex, Schema schema) {
    try {
      IndexState state =
          elasticsearch.indices().get(index -> index.index(physicalIndex)).get(physicalIndex);
      if (state == null || state.mappings() == null) {
        return new IndexOutcome.Unavailable("The search engine is changing this index");
      }
      Optional<String> difference = PhysicalMapping.difference(schema, state.mappings());
      return difference.isEmpty()
          ? new IndexOutcome.Present()
          : new IndexOutcome.Refused(
              "The search engine holds an index of this name with other fields: "
                  + difference.get());
    } catch (ElasticsearchException refusal) {
      return outcome(refusal, physicalIndex);
    } catch (IOException failure) {
      return unreachable(failure, physicalIndex);
    }
  }

  private static IndexOutcome outcome(ElasticsearchException refusal, String physicalIndex) {
    String type = String.valueOf(refusal.error().type());
    LOG.atWarn()
        .addKeyValue("physicalIndex", physicalIndex)
        .addKeyValue("status", refusal.status())
        .setCause(refusal)
        .log("elasticsearch refused an index");
    return decide(refusal.status(), type);
  }

  /**
   * Busy, starting, no permission yet, or at the limit of shards: an operator or time can help. All
   * other refusals are about the request itself, which stays the same.
   */
  static IndexOutcome decide(int status, String type) {
    boolean mayPass =
        status >= 500
            || status == 429
            || status == 408
            || status == 404
            || status == 401
            || status == 403
            || type.equals("validation_exception");
    return mayPass
        ? new IndexOutcome.Unavailable("The search engine refuses for now (%s)".formatted(type))
        : new IndexOutcome.Refused("The search engine refuses this schema (%s)".formatted(type));
  }

  private static IndexOutcome.Unavailable unreachable(Exception failure, String physicalIndex) {
    LOG.atWarn()
        .addKeyValue("physicalIndex", physicalIndex)
        .addKeyValue("failure", failure.toString())
        .log("elasticsearch cannot be reached");
    return new IndexOutcome.Unavailable(UNREACHABLE);
  }
}
