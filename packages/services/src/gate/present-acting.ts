import type { ActedGate } from '@countersign/db/schema/vetting';
import type { ActingGate } from '@countersign/domain/gate/evaluate';
import type { GateEffect } from '@countersign/domain/gate/gate';

/** A rule that acts, as it is kept and shown: with where it stands and the day for which it was looked up. */
export function presentActing({ gate, jurisdictions }: ActingGate, on: string): ActedGate & { effect: GateEffect } {
  const { id, effect, source, isVerified } = gate;
  return { id, effect, jurisdictions: [...jurisdictions], source, isVerified, on };
}
