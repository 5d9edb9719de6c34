import type { OwnVetting } from '@countersign/contracts/vetting/vetting';
import { formatInstant } from '@countersign/domain/time/instant';
import { partnerStateOf } from '@countersign/domain/vetting/vetting';
import type { ServiceContext, Transaction } from '../context.ts';
import { lastStatement } from './load.internal.ts';
import type { VettingRead } from './present.internal.ts';
import { statementOf } from './statement-of.internal.ts';

/** All that the partner's own people are told; it is the same whatever was found. */
export async function presentOwn(ctx: ServiceContext, tx: Transaction, found: VettingRead): Promise<OwnVetting> {
  const { vetting, program } = found;
  const stated = await lastStatement(ctx, tx, vetting.id);
  return {
    id: vetting.id,
    program,
    state: partnerStateOf(vetting.status),
    asked: vetting.asked,
    text: vetting.askedText,
    until: vetting.askedUntil === null ? null : formatInstant(vetting.askedUntil),
    revision: vetting.revision,
    statement: stated && statementOf(stated.statement),
  };
}
