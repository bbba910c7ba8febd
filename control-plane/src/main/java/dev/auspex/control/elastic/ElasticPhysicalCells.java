package dev.auspex.control.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.SegmentSortOrder;
import dev.auspex.contract.schema.Field;
import dev.auspex.contract.schema.FieldKind;
import dev.auspex.contract.schema.Similarity;
import dev.auspex.contract.snapshot.Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

@ApplicationScoped
class ElasticPhysicalCells implements PhysicalCells {
  private final ElasticsearchClient elasticsearch;
  private final ElasticsearchConfig config;

  ElasticPhysicalCells(ElasticsearchClient elasticsearch, ElasticsearchConfig config) {
    this.elasticsearch = elasticsearch;
    this.config = config;
  }

  @Override
  public IndexOutcome ensure(String cell, List<CellSlot> slots) {
    try {
      var unused =
          elasticsearch
              .indices()
              .create(
                  index ->
                      index
                          .index(cell)
                          .settings(
                              settings ->
                                  settings
                                      .numberOfShards(Integer.toString(config.cellShards()))
                                      .numberOfReplicas(Integer.toString(config.replicas()))
                                      // Each tenant is one run of documents in each segment.
                                      .sort(
                                          sort ->
                                              sort.field(Location.TENANT_INDEX)
                                                  .order(SegmentSortOrder.Asc)))
                          .mappings(mapping(slots)));
      return new IndexOutcome.Present();
    } catch (ElasticsearchException refusal) {
      // Its name is given once, by the catalogue, so that one of this name is this one.
      return ElasticPhysicalIndexes.EXISTS.equals(refusal.error().type())
          ? extend(cell, slots)
          : ElasticPhysicalIndexes.outcome(refusal, cell);
    } catch (IOException failure) {
      return ElasticPhysicalIndexes.unreachable(failure, cell);
    }
  }

  /** A cell that an earlier version of Auspex has made may lack slots. */
  private IndexOutcome extend(String cell, List<CellSlot> slots) {
    try {
      boolean acknowledged =
          elasticsearch
              .indices()
              .putMapping(put -> put.index(cell).properties(mapping(slots).properties()))
              .acknowledged();
      return acknowledged
          ? new IndexOutcome.Present()
          : new IndexOutcome.Unavailable("The search engine has not confirmed the new slots");
    } catch (ElasticsearchException refusal) {
      return ElasticPhysicalIndexes.outcome(refusal, cell);
    } catch (IOException failure) {
      return ElasticPhysicalIndexes.unreachable(failure, cell);
    }
  }

  static TypeMapping mapping(List<CellSlot> slots) {
    return TypeMapping.of(
        mapping -> {
          mapping
              .dynamic(DynamicMapping.Strict)
              .routing(routing -> routing.required(true))
              .properties(Location.TENANT_INDEX, Property.of(p -> p.keyword(k -> k)))
              .properties(Location.TOMBSTONE, Property.of(p -> p.boolean_(b -> b)))
              .properties(STORED, Property.of(p -> p.object(o -> o.enabled(false))));
          slots.forEach(slot -> mapping.properties(slot.name(), property(slot)));
          return mapping;
        });
  }

  private static Property property(CellSlot slot) {
    return switch (slot.use()) {
      case TEXT -> PhysicalField.keptText();
      case TERMS -> PhysicalField.terms();
      case STARTS -> PhysicalField.starts();
      case VALUES ->
          PhysicalField.property(
              slot.kind() == FieldKind.VECTOR
                  ? Field.vector(slot.name(), slot.dimensions(), Similarity.COSINE)
                  : Field.stored(slot.name(), slot.kind()));
    };
  }
}
