import { and, eq } from '@countersign/db/query';
import { exitAppeals } from '@countersign/db/schema/exit';
import type { exitAppealFacts, FactsOf } from '@countersign/policy/facts';
import { textOf } from '../approval/command-text.ts';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { cancelNow } from './cancel-now.internal.ts';
import { type ExitRow, loadExit } from './load.internal.ts';
import { mailExit } from './mail-exit.ts';
import { takeBackExit } from './take-back.internal.ts';

/** The review of an appeal: upheld, the end is taken back, or undone as far as it can be; denied, it stands. */
export const exitAppealEffects = reviewedEffects({
  facts: async (input) => {
    const { exit } = await appealOf(input);
    return { reason: exit.reason, hasEnded: exit.status === 'ended' } satisfies FactsOf<typeof exitAppealFacts>;
  },
  onApproved: async (input) => {
    const { ctx, tx } = input;
    const { appeal, exit } = await appealOf(input);
    if (appeal.status !== 'in_review') return;
    await settle(input, exit, { status: 'upheld', answer: textOf(input, 'text') });
    if (exit.status === 'notice') await cancelNow(ctx, tx, exit.id);
    else if (exit.status === 'ended' || exit.status === 'ending') await takeBackExit(ctx, tx, exit.id);
  },
  onRefused: async (input, { text }) => {
    const { exit } = await appealOf(input);
    const status = input.transition.name === 'reject' ? 'denied' : 'withdrawn';
    await settle(input, exit, { status, answer: text === '' ? null : text });
  },
});

async function appealOf({ ctx, tx, row }: ReviewedInput) {
  const [appeal] = await tx
    .select()
    .from(exitAppeals)
    .where(and(eq(exitAppeals.tenantId, ctx.tenantId), eq(exitAppeals.exitId, row.subjectId)));
  if (!appeal) throw new Error(`there is no appeal against ${row.subjectId}`);
  return { appeal, exit: await loadExit(ctx, tx, appeal.exitId) };
}

async function settle(
  { ctx, tx, row, at }: ReviewedInput,
  exit: ExitRow,
  how: { readonly status: 'upheld' | 'denied' | 'withdrawn'; readonly answer: string | null },
): Promise<void> {
  await tx
    .update(exitAppeals)
    .set({ ...how, decidedAt: at })
    .where(and(eq(exitAppeals.tenantId, ctx.tenantId), eq(exitAppeals.exitId, row.subjectId)));
  await mailExit(ctx, tx, exit, {
    kind: 'exit_appeal_decided',
    turn: row.subjectId,
    facts: { number: row.number, text: how.answer },
  });
}
