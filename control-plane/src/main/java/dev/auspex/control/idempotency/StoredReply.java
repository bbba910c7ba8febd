package dev.auspex.control.idempotency;

/** A sealed reply; bytes compare by identity, which nobody does here. */
final class StoredReply {
  private final byte[] sealed;

  StoredReply(byte[] sealed) {
    this.sealed = sealed.clone();
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
