import type { ExitSummary, ExitView } from '@countersign/contracts/exit/operations';
import { and, eq, inArray, type SQL } from '@countersign/db/query';
import { exitAppeals, exitEffectsDone, exits } from '@countersign/db/schema/exit';
import { members } from '@countersign/db/schema/people';
import { partners, programs } from '@countersign/db/schema/tenant';
import { exitEffects } from '@countersign/domain/exit/effects';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext, Transaction } from '../context.ts';
import { notFound } from '../not-found.ts';
import { isCurrent } from './effects.ts';
import type { ExitRow } from './load.internal.ts';
import { presentPreview, presentSums } from './present-preview.internal.ts';
import { sagaOfExit } from './take-back.internal.ts';

/** Ends of memberships with their partner and program. */
export function selectExits(tx: Transaction, where: SQL | undefined) {
  return tx
    .select({
      row: exits,
      partner: { id: partners.id, name: partners.name },
      program: { id: programs.id, name: programs.name },
    })
    .from(exits)
    .innerJoin(partners, and(eq(partners.tenantId, exits.tenantId), eq(partners.id, exits.partnerId)))
    .innerJoin(programs, and(eq(programs.tenantId, exits.tenantId), eq(programs.id, exits.programId)))
    .where(where);
}

export type ExitRead = Awaited<ReturnType<typeof selectExits>>[number];

export function presentSummary({ row, partner, program }: ExitRead): ExitSummary {
  const { id, number, enrollmentId, reason, origin, status, caseId } = row;
  return {
    id,
    number,
    enrollmentId,
    partner,
    program,
    reason,
    origin,
    status,
    endsAt: instantOrNull(row.endsAt),
    caseId,
    createdAt: formatInstant(row.createdAt),
  };
}

/** One of the tenant's with all that staff may know of it, or `not_found`. */
export async function presentExit(ctx: ServiceContext, tx: Transaction, id: string): Promise<ExitView> {
  const [found] = await selectExits(tx, and(eq(exits.tenantId, ctx.tenantId), eq(exits.id, id)));
  if (!found) throw notFound('exit');
  const { row } = found;
  const names = await namesOf(ctx, tx, [row.proposedByPerson, ...row.approvedByPersons]);
  return {
    ...presentSummary(found),
    note: row.note,
    partnerText: row.partnerText,
    noticeDays: row.noticeDays,
    clawbackDays: row.clawbackDays,
    choices: { ...row.choices, exceptions: row.choices.exceptions.map((exception) => ({ ...exception })) },
    preview: presentPreview(row.preview),
    isCurrent: row.status !== 'in_review' || (await isCurrent({ ctx, tx }, row)),
    revision: row.revision,
    sagaId: await sagaOfExit(ctx, tx, id),
    proposedBy: names.get(row.proposedByPerson) ?? null,
    approvedBy: row.approvedByPersons.flatMap((personId) => names.get(personId) ?? []),
    appealUntil: instantOrNull(row.appealUntil),
    effects: await effectsOfExit(ctx, tx, id),
    account: row.account && { ...presentAccount(row.account), isBlocked: row.account.isBlocked },
    appeal: await appealOf(ctx, tx, id),
    cancelNote: row.cancelNote,
    decidedAt: instantOrNull(row.decidedAt),
    endedAt: instantOrNull(row.endedAt),
  };
}

export function presentAccount(account: NonNullable<ExitRow['account']>) {
  return {
    ...presentSums(account, account.currency),
    at: formatInstant(account.at),
    lastPayoutFrom: instantOrNull(account.lastPayoutFrom),
  };
}

async function effectsOfExit(ctx: ServiceContext, tx: Transaction, id: string): Promise<ExitView['effects']> {
  const rows = await tx
    .select()
    .from(exitEffectsDone)
    .where(and(eq(exitEffectsDone.tenantId, ctx.tenantId), eq(exitEffectsDone.exitId, id)));
  return exitEffects.map(({ key, isReversible }) => {
    const done = rows.find(({ effect }) => effect === key);
    const at = done ? (done.undoneAt ?? done.doneAt) : null;
    const state = !done ? ('ahead' as const) : done.undoneAt === null ? ('done' as const) : ('undone' as const);
    return { key, state, at: instantOrNull(at), isReversible };
  });
}

export async function appealOf(ctx: ServiceContext, tx: Transaction, exitId: string): Promise<ExitView['appeal']> {
  const [row] = await tx
    .select()
    .from(exitAppeals)
    .where(and(eq(exitAppeals.tenantId, ctx.tenantId), eq(exitAppeals.exitId, exitId)));
  if (!row) return null;
  const { id, number, status, text, answer, caseId } = row;
  return {
    id,
    number,
    status,
    text,
    answer,
    caseId,
    createdAt: formatInstant(row.createdAt),
    decidedAt: instantOrNull(row.decidedAt),
  };
}

/** Names of persons on the staff, by person. */
export async function namesOf(
  ctx: ServiceContext,
  tx: Transaction,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (persons.length === 0) return new Map();
  const rows = await tx
    .select({ personId: members.personId, name: members.name })
    .from(members)
    .where(and(eq(members.tenantId, ctx.tenantId), inArray(members.personId, [...new Set(persons)])));
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}

export function instantOrNull(at: number | null): string | null {
  return at === null ? null : formatInstant(at);
}
