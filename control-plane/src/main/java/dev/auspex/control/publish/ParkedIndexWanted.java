package dev.auspex.control.publish;

import dev.auspex.contract.IndexName;
import dev.auspex.contract.TenantId;

/** Somebody has asked a gateway for an index that is parked. Fired after the report is taken. */
public record ParkedIndexWanted(TenantId tenant, IndexName index) {}
