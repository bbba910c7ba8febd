package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.IndexState;
import dev.auspex.contract.schema.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

@ApplicationScoped
class ElasticPhysicalSchemas implements PhysicalSchemas {
  private final ElasticsearchClient elasticsearch;

  ElasticPhysicalSchemas(ElasticsearchClient elasticsearch) {
    this.elasticsearch = elasticsearch;
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
      return ElasticPhysicalIndexes.outcome(refusal, physicalIndex);
    } catch (IOException failure) {
      return ElasticPhysicalIndexes.unreachable(failure, physicalIndex);
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
      IndexOutcome said = ElasticPhysicalIndexes.outcome(refusal, physicalIndex);
      return new IndexFacts.Unknown(
          said instanceof IndexOutcome.Unavailable unavailable
              ? unavailable.reason()
              : "The search engine cannot say what the index holds");
    } catch (IOException failure) {
      return new IndexFacts.Unknown(
          ElasticPhysicalIndexes.unreachable(failure, physicalIndex).reason());
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
}
