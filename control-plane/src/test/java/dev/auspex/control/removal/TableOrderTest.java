package dev.auspex.control.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableOrderTest {
  @Test
  void eachTableComesAfterAllThatReferToIt() {
    List<String> order =
        TableOrder.childrenFirst(
            List.of("api_key", "bundle", "job", "tenant_index"),
            Map.of(
                "tenant", Set.of("api_key", "tenant_index"),
                "tenant_index", Set.of("bundle", "job"),
                "bundle", Set.of("job")));

    assertThat(order).containsExactly("api_key", "job", "bundle", "tenant_index");
  }

  @Test
  void aCircleEndsSomewhere() {
    assertThat(
            TableOrder.childrenFirst(List.of("a", "b"), Map.of("a", Set.of("b"), "b", Set.of("a"))))
        .containsExactlyInAnyOrder("a", "b");
  }
}
