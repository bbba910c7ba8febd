package dev.auspex.gateway.admit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A write at work. */
public final class WritePermit extends ReadPermit {
  /** Hears of what was written. */
  @FunctionalInterface
  interface Wrote {
    void documents(int count, long bytes);
  }

  private final Wrote wrote;
  private long bytes;

  WritePermit(TenantAllowance allowance, Wrote wrote) {
    super(allowance);
    this.wrote = wrote;
  }

  /** {@code body}, whose bytes are counted as they are read. */
  public InputStream counted(InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        bytes += one < 0 ? 0 : 1;
        return one;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        bytes += Math.max(0, count);
        return count;
      }
    };
  }

  /** Counts so many documents as stored or deleted. */
  public void wrote(int documents) {
    wrote.documents(documents, bytes);
  }
}
