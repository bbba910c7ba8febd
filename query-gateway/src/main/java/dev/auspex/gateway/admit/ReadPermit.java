package dev.auspex.gateway.admit;

/** A request at work, which counts against the concurrency of its tenant until it is closed. */
public class ReadPermit implements AutoCloseable {
  final TenantAllowance allowance;

  ReadPermit(TenantAllowance allowance) {
    this.allowance = allowance;
  }

  @Override
  public void close() {
    allowance.end();
  }
}
