import type { gateOperations } from '@countersign/contracts/gate/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { defaultGates } from '@countersign/domain/gate/default-gates';
import type { Gate } from '@countersign/domain/gate/gate';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { gatesOf } from '../rule-setting/gates-of.ts';
import { read } from '../transact.ts';

type Operation = (typeof gateOperations)['list'];
const gates: readonly Gate[] = defaultGates;

/** Every rule of law that is known, as data. */
export async function listGates(ctx: ServiceContext, _input: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'gate.list');
  const inForce = new Set((await read(ctx, (tx) => gatesOf(ctx, tx))).map(({ id }) => id));
  return {
    items: gates.map(({ id, from, to, effect, when, source, isVerified }) => ({
      id,
      from,
      to,
      effect,
      programs: [...(when.programs ?? [])],
      jurisdictions: [...(when.jurisdictions ?? [])],
      partnerTypes: [...(when.partnerTypes ?? [])],
      models: [...(when.models ?? [])],
      without: when.without?.licence ?? null,
      source,
      isVerified,
      isEnabled: inForce.has(id),
    })),
  };
}
