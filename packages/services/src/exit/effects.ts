import type { ExitChoices } from '@countersign/db/schema/exit';
import type { ExitPreview } from '@countersign/domain/exit/preview';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import type { exitFacts, FactsOf } from '@countersign/policy/facts';
import { AppError } from '../app-error.ts';
import { type ReviewedInput, reviewedEffects } from '../approval/reviewed-effects.ts';
import { endOfDay } from '../calendar/end-of-day.ts';
import { civilDateIn } from '../calendar/zone.ts';
import { type ExitRow, loadExit, loadMembership, updateExit } from './load.internal.ts';
import { mailExit } from './mail-exit.ts';
import { keepRevision } from './open-exit.internal.ts';
import { hashOfExit, lookAtExit } from './preview-exit.ts';
import { doExitEffect } from './run-effect.ts';
import { beginEnd } from './saga.ts';
import { exitTermsOf } from './terms-of.ts';

/** The review of a membership's end: approved, the notice runs; refused, everything stays as it is. */
export const exitCaseEffects = reviewedEffects({
  facts: async (input) => {
    const exit = await exitOf(input);
    const { program } = await loadMembership(input.ctx, input.tx, exit.enrollmentId);
    const { money, deals } = exit.preview;
    return {
      reason: exit.reason,
      isImmediate: exit.noticeDays === 0,
      noticeDays: exit.noticeDays,
      isPartners: exit.origin === 'partner',
      isBlocked: money.disposition === 'blocked',
      openDeals: deals.length,
      moneyMinor: (BigInt(money.pendingMinor) + BigInt(money.availableMinor)).toString(),
      limitMinor: program.settings.approvalThresholdMinor,
    } satisfies FactsOf<typeof exitFacts>;
  },
  mayApprove: async (input) => ((await isCurrent(input, await exitOf(input))) ? null : 'stale_revision'),
  onResubmitted: async (input) => {
    const { ctx, tx, state, command, transition } = input;
    const exit = await exitOf(input);
    const next = {
      ...exit,
      ...revisedTerms(command?.payload ?? {}),
      revision: state.revision,
      termsHash: state.termsHash,
    };
    await keepRevision(ctx, tx, { ...next, byPerson: transition.actor.personId ?? exit.proposedByPerson });
    const { noticeDays, clawbackDays, choices, preview, revision, termsHash } = next;
    await updateExit(ctx, tx, exit.id, { noticeDays, clawbackDays, choices, preview, revision, termsHash });
  },
  onApproved: async (input) => {
    const { ctx, tx, at, state } = input;
    const exit = await exitOf(input);
    if (exit.status !== 'in_review') return;
    const { program } = await loadMembership(ctx, tx, exit.enrollmentId);
    const endsAt =
      exit.noticeDays === 0
        ? at
        : endOfDay(program.zone, civilDateIn(program.zone, at + exit.noticeDays * millisecondsPerDay));
    const appealUntil = at + exitTermsOf(program.settings).appealDays * millisecondsPerDay;
    await updateExit(ctx, tx, exit.id, {
      status: 'notice',
      decidedAt: at,
      endsAt,
      appealUntil,
      approvedByPersons: (state.approval?.approvals ?? []).map(({ personId }) => personId),
    });
    await doExitEffect(ctx, tx, exit.id, 'announce');
    const agreed: ExitRow = { ...exit, status: 'notice', endsAt };
    await mailExit(ctx, tx, agreed, {
      kind: 'exit_notice',
      facts: { limitAt: appealUntil, text: exit.origin === 'partner' ? null : exit.partnerText },
    });
    if (exit.noticeDays === 0) await beginEnd(ctx, tx, agreed);
  },
  onRefused: async (input) => {
    const exit = await exitOf(input);
    await updateExit(input.ctx, input.tx, exit.id, {
      status: input.transition.name === 'reject' ? 'refused' : 'withdrawn',
      decidedAt: input.at,
    });
    if (exit.origin === 'partner' && input.transition.name === 'reject')
      await mailExit(input.ctx, input.tx, exit, { kind: 'exit_cancelled' });
  },
});

function exitOf({ ctx, tx, row }: ReviewedInput): Promise<ExitRow> {
  return loadExit(ctx, tx, row.subjectId);
}

/** Whether what was previewed still is what would happen. Somebody who took over may have left in between. */
export async function isCurrent({ ctx, tx }: Pick<ReviewedInput, 'ctx' | 'tx'>, exit: ExitRow): Promise<boolean> {
  const { enrollmentId, reason, noticeDays, clawbackDays } = exit;
  try {
    const preview = await lookAtExit(ctx, tx, await loadMembership(ctx, tx, enrollmentId), exit);
    return hashOfExit({ enrollmentId, reason, noticeDays, clawbackDays, preview }) === exit.termsHash;
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return false;
    throw error;
  }
}

interface RevisedTerms {
  readonly noticeDays: number;
  readonly clawbackDays: number;
  readonly choices: ExitChoices;
  readonly preview: ExitPreview;
}

/** The command's row holds what `reviseExit` checked and previewed. */
function revisedTerms(payload: Record<string, unknown>): RevisedTerms {
  if (!payload['preview'] || !payload['choices']) throw new Error('a revision without its terms');
  return payload as unknown as RevisedTerms;
}
