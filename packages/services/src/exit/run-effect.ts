import { and, eq, isNull } from '@countersign/db/query';
import { exitEffectsDone } from '@countersign/db/schema/exit';
import type { ExitEffectKey } from '@countersign/domain/exit/effects';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { recordAudit } from '../audit/record.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import { closeAccess, reopenAccess } from './areas/access.ts';
import { requireDealsSettled, tellDeals } from './areas/deals.ts';
import { closeLinks, reopenLinks } from './areas/links.ts';
import { announceEnd, endMembership, reviveMembership, takeBackEnd } from './areas/membership.ts';
import { closeAccount, reopenAccount } from './areas/money.ts';
import { allowReEntry, barReEntry } from './areas/re-entry.ts';
import { type ExitRow, lockExit, updateExit } from './load.internal.ts';
import { mailExit } from './mail-exit.ts';

interface ExitEffect {
  /** Gives what its undo needs. */
  readonly do: (ctx: ServiceContext, tx: Transaction, exit: ExitRow) => Promise<Record<string, unknown>>;
  readonly undo: (
    ctx: ServiceContext,
    tx: Transaction,
    exit: ExitRow,
    before: Record<string, unknown>,
  ) => Promise<void>;
}

const settlesAt = (ctx: ServiceContext, exit: ExitRow) =>
  (exit.endsAt ?? ctx.now()) + exit.clawbackDays * millisecondsPerDay;

/** What others have built on meanwhile is not taken from them again. */
const stays = async () => {};

/** One entry per effect; what else an exit touches one day is a line here and in the domain's list. */
const effects: Readonly<Record<ExitEffectKey, ExitEffect>> = {
  announce: { do: announceEnd, undo: takeBackEnd },
  end_membership: {
    do: (ctx, tx, exit) => endMembership(ctx, tx, exit, settlesAt(ctx, exit)),
    undo: reviveMembership,
  },
  close_links: { do: closeLinks, undo: reopenLinks },
  close_access: { do: closeAccess, undo: reopenAccess },
  bar_re_entry: { do: barReEntry, undo: allowReEntry },
  settle_deals: { do: tellDeals, undo: stays },
  deals_settled: {
    do: async (ctx, tx, exit) => {
      await requireDealsSettled(ctx, tx, exit);
      return {};
    },
    undo: stays,
  },
  final_account: {
    do: async (ctx, tx, exit) => {
      const { account, before } = await closeAccount(ctx, tx, exit, settlesAt(ctx, exit));
      await updateExit(ctx, tx, exit.id, { account });
      return before;
    },
    undo: async (ctx, tx, exit, before) => {
      await reopenAccount(ctx, tx, exit, before);
      await updateExit(ctx, tx, exit.id, { account: null });
    },
  },
  finish: {
    do: async (ctx, tx, exit) => {
      await updateExit(ctx, tx, exit.id, { status: 'ended', endedAt: ctx.now() });
      await mailExit(ctx, tx, exit, { kind: 'exit_ended' });
      return {};
    },
    undo: async (ctx, tx, exit) => {
      await updateExit(ctx, tx, exit.id, { status: 'ending', endedAt: null });
    },
  },
};

/** Carries out one effect of an exit, in the caller's transaction. The second time changes nothing. */
export async function doExitEffect(
  ctx: ServiceContext,
  tx: Transaction,
  exitId: string,
  key: ExitEffectKey,
): Promise<void> {
  const exit = await lockExit(ctx, tx, exitId);
  const [standing] = await tx
    .select()
    .from(exitEffectsDone)
    .where(oneOf(ctx, exitId, key));
  if (standing && standing.undoneAt === null) return;
  const before = await effects[key].do(ctx, tx, exit);
  await tx
    .insert(exitEffectsDone)
    .values({ tenantId: ctx.tenantId, exitId, effect: key, before, doneAt: ctx.now(), undoneAt: null })
    .onConflictDoUpdate({
      target: [exitEffectsDone.tenantId, exitEffectsDone.exitId, exitEffectsDone.effect],
      set: { before, doneAt: ctx.now(), undoneAt: null },
    });
  await recordAudit(ctx, tx, {
    action: `exit.${key}`,
    subjectKind: 'exit',
    subjectId: exitId,
    caseId: exit.caseId,
    facts: { enrollmentId: exit.enrollmentId, before },
  });
}

/** Undoes one effect, if it was done and not undone yet, in the caller's transaction. */
export async function undoExitEffect(
  ctx: ServiceContext,
  tx: Transaction,
  exitId: string,
  key: ExitEffectKey,
): Promise<void> {
  const exit = await lockExit(ctx, tx, exitId);
  const [standing] = await tx
    .select()
    .from(exitEffectsDone)
    .where(and(oneOf(ctx, exitId, key), isNull(exitEffectsDone.undoneAt)));
  if (!standing) return;
  await effects[key].undo(ctx, tx, exit, standing.before);
  await tx
    .update(exitEffectsDone)
    .set({ undoneAt: ctx.now() })
    .where(oneOf(ctx, exitId, key));
  await recordAudit(ctx, tx, {
    action: `exit.undo_${key}`,
    subjectKind: 'exit',
    subjectId: exitId,
    caseId: exit.caseId,
    facts: { enrollmentId: exit.enrollmentId },
  });
}

function oneOf(ctx: ServiceContext, exitId: string, key: ExitEffectKey) {
  return and(
    eq(exitEffectsDone.tenantId, ctx.tenantId),
    eq(exitEffectsDone.exitId, exitId),
    eq(exitEffectsDone.effect, key),
  );
}
