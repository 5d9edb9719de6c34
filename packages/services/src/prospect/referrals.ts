import type { OutputOf } from '@countersign/contracts/operation/operation';
import type { prospectOperations } from '@countersign/contracts/prospect/operations';
import { and, desc, eq, type SQL } from '@countersign/db/query';
import { prospects } from '@countersign/db/schema/prospect';
import { programs } from '@countersign/db/schema/tenant';
import type { ProspectStatus } from '@countersign/domain/prospect/prospect';
import { formatInstant } from '@countersign/domain/time/instant';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';

type List = OutputOf<(typeof prospectOperations)['referrals']>;
type View = List['items'][number];

const shownMax = 200;

/** Whom the partner has referred, newest first, and what became of it in the widest words. */
export function listReferrals(ctx: ServiceContext): Promise<List> {
  requirePermission(ctx, 'prospect.referrals');
  return read(ctx, async (tx) => ({ items: await referralsOf(ctx, tx, undefined) }));
}

export async function referralsOf(ctx: ServiceContext, tx: Transaction, where: SQL | undefined): Promise<View[]> {
  const { actor } = ctx;
  if (actor.kind !== 'contact') throw new AppError('forbidden', { detail: 'This is the partners’ page.' });
  const rows = await tx
    .select({ row: prospects, programName: programs.name })
    .from(prospects)
    .innerJoin(programs, and(eq(programs.tenantId, prospects.tenantId), eq(programs.id, prospects.programId)))
    .where(and(eq(prospects.tenantId, ctx.tenantId), eq(prospects.referredByPartnerId, actor.partnerId), where))
    .orderBy(desc(prospects.createdAt))
    .limit(shownMax);
  return rows.map(({ row, programName }) => ({
    id: row.id,
    name: row.name,
    programName,
    stage: stageOf(row.status),
    createdAt: formatInstant(row.createdAt),
    creditedAt: row.creditedAt === null ? null : formatInstant(row.creditedAt),
  }));
}

/** What staff know or decided of somebody else is not the referrer's to read. */
function stageOf(status: ProspectStatus): View['stage'] {
  if (status === 'joined') return 'joined';
  return status === 'dismissed' ? 'closed' : 'open';
}
