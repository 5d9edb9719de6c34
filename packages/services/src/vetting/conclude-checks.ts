import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { partners } from '@countersign/db/schema/tenant';
import { workflowIdOf } from '@countersign/domain/case/case-state';
import { automaticChecks } from '@countersign/domain/check/check';
import { actingGates } from '@countersign/domain/gate/evaluate';
import { checksOf } from '@countersign/domain/vetting/depth';
import { openReviewedCase } from '../approval/open-reviewed-case.ts';
import { stateOf } from '../case/state-of.ts';
import { awaitChecks } from '../check/await-checks.ts';
import type { CheckRow, VettingRow } from '../check/run-check.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { partnerGateFacts } from '../gate/partner-facts.ts';
import { presentActing } from '../gate/present-acting.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { gatesOf, riskWeightsOf } from '../rule-setting/gates-of.ts';
import { read } from '../transact.ts';
import { blockMoney } from './block-money.ts';
import { currentChecks, lastStatement, lockVetting, type StatementRow, updateVetting } from './load.internal.ts';
import { managersOf } from './managers-of.ts';
import { resubmitVetting } from './resubmit.ts';
import { hasTrueMatch, weighChecks } from './weigh.internal.ts';

/**
 * Says what the results of a vetting make together, once the product has no more of them to run: its risk, the rules of
 * law that act, blocked money, and a review by the people whom the policy names. A review that is under way is asked anew
 * when the risk has changed.
 */
export async function concludeChecks(ctx: ServiceContext, vettingId: string): Promise<void> {
  const toResubmit = await read(ctx, (tx) => concludeIn(ctx, tx, vettingId));
  if (toResubmit) await resubmitVetting(ctx, toResubmit);
}

interface Resubmission {
  readonly vetting: VettingRow;
  readonly stated: StatementRow;
  readonly makers: readonly string[];
}

/** In the caller's transaction; gives back what is then to be put before the review again. */
export async function concludeIn(
  ctx: ServiceContext,
  tx: Transaction,
  vettingId: string,
): Promise<Resubmission | null> {
  const vetting = await lockVetting(ctx, tx, vettingId);
  if (vetting.status !== 'checking' && vetting.status !== 'in_review') return null;
  const stated = await lastStatement(ctx, tx, vettingId);
  const rows = await currentChecks(ctx, tx, vettingId);
  if (stated === null || rows.some(isStillRunning)) return null;
  const gates = await actingNow(ctx, tx, vetting, stated);
  const risk = weighChecks(rows, gates, await riskWeightsOf(ctx, tx));
  await updateVetting(ctx, tx, vettingId, { risk, riskLevel: risk.level, gates });
  if (hasTrueMatch(rows)) await blockMoney(ctx, tx, vetting);
  if (risk.level === 'high' && vetting.depth !== 'full') {
    await lookDeeper(ctx, tx, vetting, { stated, rows });
    return null;
  }
  if (vetting.status === 'in_review') {
    if (vetting.riskLevel !== risk.level) await askAnew(ctx, tx, vetting);
    return null;
  }
  const makers = await makersOf(ctx, tx, vetting, stated);
  if (vetting.caseId !== null) return { vetting, stated, makers };
  await openCase(ctx, tx, vetting, { stated, makers, riskLevel: risk.level, riskScore: risk.score });
  return null;
}

const isStillRunning = ({ status, kind }: CheckRow) => status === 'waiting' && automaticChecks.includes(kind);

async function actingNow(ctx: ServiceContext, tx: Transaction, vetting: VettingRow, { statement }: StatementRow) {
  const { facts, today } = await partnerGateFacts(ctx, tx, vetting);
  const licences = [...facts.licences, ...statement.licences];
  const jurisdictions = [...new Set([statement.country, ...statement.markets])];
  return actingGates(await gatesOf(ctx, tx), { ...facts, licences, jurisdictions }, today).map((acting) =>
    presentActing(acting, today),
  );
}

/** A high risk is looked at fully, whatever the type of partner. */
async function lookDeeper(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: VettingRow,
  { stated, rows }: { readonly stated: StatementRow; readonly rows: readonly CheckRow[] },
): Promise<void> {
  await updateVetting(ctx, tx, vetting.id, { depth: 'full', status: 'checking' });
  const missing = checksOf('full', stated.statement.form).filter((kind) => rows.every((row) => row.kind !== kind));
  await awaitChecks(ctx, tx, { vettingId: vetting.id, revision: stated.revision, kinds: missing });
}

async function openCase(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: VettingRow,
  of: {
    readonly stated: StatementRow;
    readonly makers: readonly string[];
    readonly riskLevel: string;
    readonly riskScore: number;
  },
): Promise<void> {
  const [partner] = await tx
    .select({ name: partners.name })
    .from(partners)
    .where(and(eq(partners.tenantId, ctx.tenantId), eq(partners.id, vetting.partnerId)));
  // Without a partner of its own: whoever acts for the partner finds no such case, whatever is asked.
  const caseId = await openReviewedCase(ctx, tx, {
    process: 'vetting',
    programId: vetting.programId,
    subjectId: vetting.id,
    number: vetting.number,
    title: `${vetting.number} ${partner?.name ?? ''}`,
    hash: of.stated.hash,
    revision: of.stated.revision,
    makers: of.makers,
    card: { facts: { partner: partner?.name ?? '', riskLevel: of.riskLevel, riskScore: of.riskScore } },
  });
  await updateVetting(ctx, tx, vetting.id, { caseId, status: 'in_review' });
}

/** Whoever stated it, whoever had it opened, and whoever manages the partner: none of them decides. */
async function makersOf(
  ctx: ServiceContext,
  tx: Transaction,
  vetting: VettingRow,
  stated: StatementRow,
): Promise<readonly string[]> {
  const managers = await managersOf(ctx, tx, vetting.partnerId);
  const opener = vetting.openedByPerson === null ? [] : [vetting.openedByPerson];
  return [...new Set([stated.statedBy.personId, ...opener, ...managers])];
}

/** Has the review under way ask its policy again: approvals that were given on another risk count no more. */
export async function askAnew(ctx: ServiceContext, tx: Transaction, vetting: VettingRow): Promise<void> {
  if (vetting.caseId === null) return;
  const [row] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, vetting.caseId)));
  if (!row) throw new Error(`vetting ${vetting.id} has no case`);
  await enqueue(ctx, tx, [
    {
      kind: 'signal_case',
      key: `${vetting.id}/reroute/${ctx.ids.next('sig')}`,
      payload: { workflowId: workflowIdOf(stateOf(row)), signal: 'reroute', facts: {} },
    },
  ]);
}
