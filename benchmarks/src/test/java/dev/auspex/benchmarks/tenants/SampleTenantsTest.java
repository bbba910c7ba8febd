package dev.auspex.benchmarks.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SampleTenantsTest {
  @Test
  void theSameNumberMakesTheSameTenantAndNoTwoSchemasAreAlike() {
    Set<String> schemas = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String schema = SampleTenants.newIndex(i, SampleTenants.POOL).toString();
      assertThat(schema).isEqualTo(SampleTenants.newIndex(i, SampleTenants.POOL).toString());
      schemas.add(schema);
    }

    assertThat(schemas).hasSize(1_000);
    assertThat(SampleTenants.id(7)).isEqualTo("tenant-00007");
  }
}
