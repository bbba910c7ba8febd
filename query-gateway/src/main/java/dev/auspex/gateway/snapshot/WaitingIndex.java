package dev.auspex.gateway.snapshot;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;

/** An index whose newest bundle does not serve yet, because its lexicon is not at hand. */
record WaitingIndex(TenantId tenant, IndexName index) {}
