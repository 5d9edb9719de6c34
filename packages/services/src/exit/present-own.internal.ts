import type { OwnExit } from '@countersign/contracts/exit/operations';
import { and, desc, eq, notInArray, or } from '@countersign/db/query';
import { exits } from '@countersign/db/schema/exit';
import { exitReasonRules } from '@countersign/domain/exit/exit';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { requireContact } from '../require-permission.ts';
import { appealOf, type ExitRead, instantOrNull, presentAccount, selectExits } from './present.internal.ts';
import { presentPreview } from './present-preview.internal.ts';

/**
 * What the partner of the actor may know of the ends of its memberships: what we only think about is not among it, nor is
 * a reason that is ours alone, nor whether money is blocked.
 */
export async function presentOwnExits(ctx: ServiceContext, tx: Transaction): Promise<OwnExit[]> {
  const { partnerId } = requireContact(ctx);
  const told = and(
    eq(exits.tenantId, ctx.tenantId),
    eq(exits.partnerId, partnerId),
    or(eq(exits.origin, 'partner'), notInArray(exits.status, ['in_review', 'refused', 'withdrawn'])),
  );
  const rows = await selectExits(tx, told).orderBy(desc(exits.createdAt), desc(exits.id));
  return Promise.all(rows.map((row) => presentOwn(ctx, tx, row)));
}

/** One of them, or `not_found`. */
export async function presentOwnExit(ctx: ServiceContext, tx: Transaction, id: string): Promise<OwnExit> {
  const found = (await presentOwnExits(ctx, tx)).find((exit) => exit.id === id);
  if (!found) throw notFound('exit');
  return found;
}

async function presentOwn(ctx: ServiceContext, tx: Transaction, { row, program }: ExitRead): Promise<OwnExit> {
  const preview = presentPreview(row.preview);
  const { disposition: _disposition, ...money } = preview.money;
  const appeal = await appealOf(ctx, tx, row.id);
  return {
    id: row.id,
    number: row.number,
    programName: program.name,
    enrollmentId: row.enrollmentId,
    isOwnWish: row.origin === 'partner',
    status: row.status === 'in_review' ? 'asked' : row.status,
    text: exitReasonRules[row.reason].isTold || row.origin === 'staff' ? row.partnerText : '',
    endsAt: instantOrNull(row.endsAt),
    deals: preview.deals.map(({ dealId, number, customerName, disposition, protectedUntil }) => ({
      dealId,
      number,
      customerName,
      disposition,
      protectedUntil,
    })),
    links: preview.links,
    money,
    keepsReading: preview.access.disposition === 'read_only',
    kept: preview.kept.filter(({ kind }) => kind !== 'screening' && kind !== 're_entry'),
    account: row.account && { ...presentAccount(row.account), lastPayoutFrom: ownPayoutDate(row.account) },
    appealUntil: instantOrNull(row.appealUntil),
    canAppeal: mayAppeal(row, ctx.now()) && appeal === null,
    appeal: appeal && withoutCase(appeal),
  };
}

/** Of money that is blocked no date is told, and no word either: it reads like money that waits for claims. */
function ownPayoutDate(account: NonNullable<ExitRead['row']['account']>): string | null {
  return account.isBlocked ? null : instantOrNull(account.lastPayoutFrom);
}

export function mayAppeal(row: ExitRead['row'], now: number): boolean {
  const isAgreed = row.status === 'notice' || row.status === 'ended';
  return row.origin === 'staff' && isAgreed && row.appealUntil !== null && now <= row.appealUntil;
}

function withoutCase({ caseId: _caseId, ...appeal }: NonNullable<Awaited<ReturnType<typeof appealOf>>>) {
  return appeal;
}
