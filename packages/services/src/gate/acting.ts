import type { gateOperations } from '@countersign/contracts/gate/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { actingGates } from '@countersign/domain/gate/evaluate';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { gatesOf } from '../rule-setting/gates-of.ts';
import { read } from '../transact.ts';
import { partnerGateFacts } from './partner-facts.ts';
import { presentActing } from './present-acting.ts';

type Operation = (typeof gateOperations)['acting'];

/** The rules of law that act on a partner in a program today, and the commission models they were asked about. */
export function actingGatesOn(ctx: ServiceContext, { query }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'gate.acting');
  return read(ctx, async (tx) => {
    const { facts, today } = await partnerGateFacts(ctx, tx, query);
    return {
      items: actingGates(await gatesOf(ctx, tx), facts, today).map((acting) => ({
        ...presentActing(acting, today),
        jurisdictions: [...acting.jurisdictions],
      })),
      models: [...facts.commissionModels],
    };
  });
}
