package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch.indices.IndexState;
import dev.auspex.contract.schema.Schema;
import dev.auspex.contract.snapshot.Location;
import dev.auspex.documents.stored.StoredForms;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ElasticPhysicalSchemas implements PhysicalSchemas {
  private final ElasticsearchClient elasticsearch;

  ElasticPhysicalSchemas(ElasticsearchClient elasticsearch) {
    this.elasticsearch = elasticsearch;
  }

  @Override
  public IndexOutcome extend(Location home, Schema schema) {
    String physicalIndex = home.physicalIndex();
    try {
      TypeMapping wanted = PhysicalMapping.of(schema, home);
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
  public IndexFacts facts(Location location, Set<String> fields) {
    String physicalIndex = location.physicalIndex();
    try {
      long documents =
          elasticsearch
              .count(
                  count ->
                      count.index(physicalIndex).query(query -> query.bool(own(location).build())))
              .count();
      IndexState state =
          elasticsearch.indices().get(index -> index.index(physicalIndex)).get(physicalIndex);
      if (state == null || state.mappings() == null) {
        return new IndexFacts.Unknown("The search engine is changing this index");
      }
      Set<String> occupied = new TreeSet<>();
      for (String field : fields) {
        if (hasValues(location, field, state.mappings().properties())) {
          occupied.add(field);
        }
      }
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
  private boolean hasValues(Location location, String field, Map<String, Property> properties)
      throws IOException {
    if (location.key() != null && !location.slots().containsKey(field)) {
      return false;
    }
    String physical = indexed(location, field, properties);
    @Nullable Property property = properties.get(physical);
    if (property == null) {
      // Below the object of a cell that keeps lists of objects, or not there at all.
      return physical.indexOf('.') >= 0;
    }
    return property.isObject()
        || elasticsearch
                .count(
                    count ->
                        count
                            .index(location.physicalIndex())
                            .query(
                                query ->
                                    query.bool(
                                        own(location)
                                            .filter(f -> f.exists(e -> e.field(physical)))
                                            .build())))
                .count()
            > 0;
  }

  /** A text field that was removed from an index of its own has left its terms there. */
  private static String indexed(Location location, String field, Map<String, Property> properties) {
    String terms = StoredForms.ownTermsOf(field);
    return location.key() == null && properties.containsKey(terms)
        ? terms
        : location.indexedField(field);
  }

  /** The documents of this TenantIndex alone, and no tombstones. */
  private static BoolQuery.Builder own(Location location) {
    BoolQuery.Builder own = new BoolQuery.Builder();
    String key = location.key();
    if (key != null) {
      own.filter(filter -> filter.term(term -> term.field(Location.TENANT_INDEX).value(key)))
          .mustNot(not -> not.term(term -> term.field(Location.TOMBSTONE).value(true)));
    }
    return own;
  }
}
