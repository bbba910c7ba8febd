package dev.auspex.control.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PageTest {
  private final List<String> all = new ArrayList<>(List.of("d", "a", "c", "b", "e"));

  @Test
  void partsFollowOneAnotherToTheEnd() {
    Page.Part<String> first = Page.of(2, null).part(all, Function.identity());
    Page.Part<String> second = Page.of(2, first.nextCursor()).part(all, Function.identity());
    Page.Part<String> third = Page.of(2, second.nextCursor()).part(all, Function.identity());

    assertThat(first.items()).containsExactly("a", "b");
    assertThat(second.items()).containsExactly("c", "d");
    assertThat(third).isEqualTo(new Page.Part<>(List.of("e"), null));
  }

  @Test
  void whatComesAndGoesBetweenTwoPartsMovesNoOther() {
    Page.Part<String> first = Page.of(2, null).part(all, Function.identity());
    all.remove("b");
    all.add("aa");

    Page.Part<String> second = Page.of(2, first.nextCursor()).part(all, Function.identity());

    assertThat(second.items()).containsExactly("c", "d");
  }

  @Test
  void aPartThatIsJustFullIsTheLast() {
    assertThat(Page.of(5, null).part(all, Function.identity()).nextCursor()).isNull();
    assertThat(Page.of(null, null).part(all, Function.identity()).items()).hasSize(5);
  }

  @Test
  void aWrongLimitAndAForeignCursorAreNamed() {
    assertThat(catchThrowableOfType(ApiProblem.class, () -> Page.of(0, "?")).violations())
        .extracting(Violation::field)
        .containsExactly("limit", "cursor");
    assertThat(catchThrowableOfType(ApiProblem.class, () -> Page.of(1001, null)).violations())
        .containsExactly(new Violation("limit", "1 to 1000, but was 1001"));
  }
}
