import type { Activation } from '@countersign/contracts/activation/operations';
import { parseInstant } from '@countersign/db/schema/columns';
import { activationStateOf, daysTo, milestones } from '@countersign/domain/activation/activation';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { type FactRow, reachedAtOf } from './facts.internal.ts';

export function presentActivation(ctx: ServiceContext, row: FactRow): Activation {
  const joinedAt = parseInstant(row.joined_at);
  const reachedAt = reachedAtOf(row);
  return {
    id: row.enrollment_id,
    partner: { id: row.partner_id, name: row.partner_name },
    partnerType: row.partner_type,
    program: { id: row.program_id, name: row.program_name },
    source: row.source,
    status: row.status,
    joinedAt: formatInstant(joinedAt),
    state: activationStateOf({ joinedAt, reachedAt, now: ctx.now() }),
    reached: milestones.map((milestone) => {
      const at = reachedAt[milestone];
      return { milestone, at: at === null ? null : formatInstant(at), days: daysTo(joinedAt, at) };
    }),
  };
}
