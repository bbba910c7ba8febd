package dev.auspex.control.elastic;

import dev.auspex.contract.schema.Field;
import dev.auspex.contract.snapshot.Location;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Homes without documents. */
@Mock
@ApplicationScoped
public class FakeHomeDocuments implements HomeDocuments {
  @Override
  public void refresh(Location home) {}

  @Override
  public long count(Location home) {
    return 0;
  }

  @Override
  public long lastSeqNo(Location home) {
    return -1;
  }

  @Override
  public List<Found> page(Location home, long after, long upTo, int most, boolean contents) {
    return List.of();
  }

  @Override
  public List<Found> byId(Location home, Collection<String> ids) {
    return List.of();
  }

  @Override
  public List<Found> sample(Location home, long seed, int most) {
    return List.of();
  }

  @Override
  public List<Found> tombstones(Location home, int most) {
    return List.of();
  }

  @Override
  public Set<String> write(Location home, List<Versioned> documents) {
    return Set.of();
  }

  @Override
  public void delete(Location home, List<Found> documents) {}

  @Override
  public Matches match(Location home, Field field, String text, int most) {
    return new Matches(0, Set.of());
  }

  @Override
  public boolean remove(Location home) {
    return true;
  }
}
