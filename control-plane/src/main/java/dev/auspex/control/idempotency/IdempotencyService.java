package dev.auspex.control.idempotency;

import dev.auspex.control.catalogue.PlatformWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Remembers requests by their keys; one transaction per method, apart from the request's own. */
@ApplicationScoped
class IdempotencyService {
  private static final String WHY = "a row is named by a hash that only its caller can make";

  private final IdempotencyRepository requests;

  IdempotencyService(IdempotencyRepository requests) {
    this.requests = requests;
  }

  @Transactional(TxType.REQUIRES_NEW)
  @PlatformWide(WHY)
  public Claim claim(String id, String bodySha256) {
    requests.forgetOld();
    return requests.claim(id, bodySha256) ? new Claim.Fresh() : requests.find(id, bodySha256);
  }

  @Transactional(TxType.REQUIRES_NEW)
  @PlatformWide(WHY)
  public void finish(String id, StoredReply reply) {
    requests.finish(id, reply);
  }

  @Transactional(TxType.REQUIRES_NEW)
  @PlatformWide(WHY)
  public void release(String id) {
    requests.release(id);
  }
}
