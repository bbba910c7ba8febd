package dev.auspex.control.job;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code job}. Leases are changed by statements, everything else under a lock. */
@Entity
@DynamicUpdate
@Table(name = "job")
class StoredJob {
  @Id String id;

  String tenant;

  @Column(name = "index_name")
  String index;

  String kind;

  @JdbcTypeCode(SqlTypes.JSON)
  JobRequest request;

  String status;

  @Column(name = "ends_as")
  @Nullable String endsAs;

  String state;

  @Nullable String reason;

  @Nullable Integer speed;

  @JdbcTypeCode(SqlTypes.JSON)
  JobWork work;

  @JdbcTypeCode(SqlTypes.JSON)
  JobReport report;

  @Column(updatable = false, insertable = false)
  long fence;

  int attempts;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  protected StoredJob() {}

  StoredJob(
      String id,
      TenantId tenant,
      IndexName index,
      JobKind kind,
      JobRequest request,
      @Nullable Integer speed,
      String createdBy,
      Instant createdAt) {
    this.id = id;
    this.tenant = tenant.value();
    this.index = index.value();
    this.kind = kind.wireName();
    this.request = request;
    this.status = JobStatus.RUNNING.wireName();
    this.state = JobState.PLAN.wireName();
    this.speed = speed;
    this.work = JobWork.NONE;
    this.report = JobReport.EMPTY;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  JobStatus status() {
    return JobStatus.fromWireName(status);
  }

  JobState state() {
    return JobState.fromWireName(state);
  }

  JobKind kind() {
    return JobKind.fromWireName(kind);
  }

  Job job() {
    return new Job(
        id,
        new TenantId(tenant),
        new IndexName(index),
        kind(),
        request,
        status(),
        state(),
        speed,
        work,
        report,
        fence,
        attempts);
  }
}
