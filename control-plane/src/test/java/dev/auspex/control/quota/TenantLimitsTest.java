package dev.auspex.control.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.auspex.contract.problem.ApiProblem;
import dev.auspex.control.quota.TenantLimits.Source;
import dev.auspex.control.quota.TenantLimits.Stored;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TenantLimitsTest {
  private static final LimitValues PLAN =
      new LimitValues(5L, 100L, 1000L, null, 20L, null, null, null, null);

  @Test
  void anOverrideHoldsInsteadOfThePlanAndMayTakeALimitAway() {
    TenantLimits limits = new TenantLimits(PLAN, new Overrides(values(7L, null), List.of("bytes")));

    assertThat(limits.allowed(Limit.INDEXES)).isEqualTo(7);
    assertThat(limits.source(Limit.INDEXES)).isEqualTo(Source.OVERRIDE);
    assertThat(limits.allowed(Limit.BYTES)).isNull();
    assertThat(limits.source(Limit.BYTES)).isEqualTo(Source.OVERRIDE);
    assertThat(limits.allowed(Limit.DOCUMENTS)).isEqualTo(100);
    assertThat(limits.source(Limit.DOCUMENTS)).isEqualTo(Source.PLAN);
    assertThat(limits.allowed(Limit.FIELDS)).isNull();
  }

  @Test
  void aLimitThatIsReachedIsUsedUp() {
    TenantLimits limits = new TenantLimits(PLAN, Overrides.NONE);

    assertThat(limits.usedUp(new Stored(99, 999))).isEmpty();
    assertThat(limits.usedUp(new Stored(100, 999))).containsExactly("documents");
    assertThat(limits.usedUp(new Stored(101, 1000))).containsExactly("documents", "bytes");
    assertThat(new TenantLimits(LimitValues.NONE, Overrides.NONE).usedUp(new Stored(1, 1)))
        .isEmpty();
  }

  @Test
  void whatIsStoredIsReadAsItWasWritten() {
    Overrides overrides = new Overrides(values(null, 3L), List.of("indexes"));

    assertThat(LimitsJson.overrides(LimitsJson.write(overrides))).isEqualTo(overrides);
    assertThat(LimitsJson.limits(LimitsJson.write(PLAN))).isEqualTo(PLAN);
  }

  @Test
  void everyLimitHasItsMember() {
    assertThat(Arrays.stream(LimitValues.class.getRecordComponents()).map(each -> each.getName()))
        .containsExactlyElementsOf(Arrays.stream(Limit.values()).map(Limit::wireName).toList());
  }

  @Test
  void aBodyThatNamesAnUnknownLimitIsRefused() {
    TenantPlanUpdate body = new TenantPlanUpdate(null, null, List.of("documents", "pages"));

    assertThatThrownBy(body::checked)
        .isInstanceOf(ApiProblem.class)
        .hasMessageContaining("unlimited[1]");
  }

  private static LimitValues values(@Nullable Long indexes, @Nullable Long documents) {
    return new LimitValues(indexes, documents, null, null, null, null, null, null, null);
  }
}
