import type { InputOf } from '@countersign/contracts/operation/operation';
import type { payoutOperations } from '@countersign/contracts/payout/operations';
import { and, desc, eq, inArray } from '@countersign/db/query';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { payouts } from '@countersign/db/schema/payout';
import { periods, statements } from '@countersign/db/schema/statement';
import { programs } from '@countersign/db/schema/tenant';
import { mayHaveMoved } from '@countersign/domain/payout/payout-transition';
import { AppError } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { type RemittedStatement, remittancePaper } from '../document/remittance-paper.ts';
import { renderPaper } from '../document/render-paper.ts';
import { issuerOf, languageOf, wordingOf } from '../document/wording.ts';
import type { FileReply } from '../file/file-reply.ts';
import { notFound } from '../not-found.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { selectPayouts } from './select.internal.ts';
import { visiblePayouts } from './visible.ts';

type Operation = (typeof payoutOperations)['remittance'];

/** What a payout was paid for, as PDF; there is none (`action_not_available`) before it has left. */
export async function remittancePayout(ctx: ServiceContext, { params, query }: InputOf<Operation>): Promise<FileReply> {
  requirePermission(ctx, 'payout.remittance');
  const { name, paper } = await read(ctx, async (tx) => {
    const [found] = await selectPayouts(tx).where(and(visiblePayouts(ctx), eq(payouts.id, params.id)));
    if (!found) throw notFound('payout');
    const { payout, run } = found;
    if (!mayHaveMoved(payout.status))
      throw new AppError('action_not_available', { detail: 'Nothing was paid yet.', facts: { status: payout.status } });
    const [payer] = await tx
      .select({ name: legalEntities.name, zone: programs.zone })
      .from(legalEntities)
      .innerJoin(programs, and(eq(programs.tenantId, legalEntities.tenantId), eq(programs.id, run.programId)))
      .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, run.legalEntityId)));
    if (!payer) throw new Error(`payout run ${run.id} has no payer`);
    const wording = wordingOf(await languageOf(ctx, tx, query.language), payer.zone);
    const statement = await newestOf(ctx, tx, payout.statementIds);
    const issuer = await issuerOf(ctx, tx);
    return {
      name: `${run.number}-${payout.endToEndId ?? payout.id}.pdf`,
      paper: remittancePaper(found, { payer: payer.name, statement, issuer, wording }),
    };
  });
  return { name, mediaType: 'application/pdf', content: await renderPaper(paper) };
}

async function newestOf(
  ctx: ServiceContext,
  tx: Transaction,
  statementIds: readonly string[],
): Promise<RemittedStatement | null> {
  if (statementIds.length === 0) return null;
  const [row] = await tx
    .select({ number: statements.number, toOn: periods.toOn, availableMinor: statements.availableMinor })
    .from(statements)
    .innerJoin(periods, and(eq(periods.tenantId, statements.tenantId), eq(periods.id, statements.periodId)))
    .where(and(eq(statements.tenantId, ctx.tenantId), inArray(statements.id, [...statementIds])))
    .orderBy(desc(periods.toOn))
    .limit(1);
  return row ?? null;
}
