import type { StepSnapshot } from '@countersign/domain/case/case-state';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import { textOf } from '../../approval/command-text.ts';
import { dueOf } from '../../approval/due-of.ts';
import { mayStillDecide } from '../../approval/may-still-decide.ts';
import type { EffectOutcome } from '../../case/effect.ts';
import { closeTasks } from '../../task/close-tasks.ts';
import { openTask } from '../../task/open-task.ts';
import { linkEvidence } from '../link-evidence.ts';
import { notifyPartner } from '../notify-partner.ts';
import { recordWonDeal } from '../record-won.ts';
import { refuseWaitingBehind } from '../slots/held-by-win.ts';
import { type DealEffectInput, type DealRow, heldByNobody, loadDeal, updateDeal } from '../update-deal.ts';
import { protectionTimers, storedDay } from './place.ts';

type Outcome = EffectOutcome<DealCase>;

/** The partner's word alone is not a win: somebody who owns sales confirms it. */
const confirmationStep: StepSnapshot = {
  name: 'win_confirmation',
  candidates: [
    { kind: 'relation', relation: 'account.sales_owner' },
    { kind: 'role', role: 'sales_owner' },
  ],
  required: 1,
  otherwise: [{ kind: 'role', role: 'sales_owner' }],
  distinctFrom: [],
  dueIn: '2BD',
  remindBefore: null,
  escalations: [
    { atPercent: 100, to: [{ kind: 'role', role: 'channel_director' }] },
    { atPercent: 200, to: [{ kind: 'role', role: 'administrator' }] },
  ],
  onBreach: 'escalate',
};

export async function reportWin(input: DealEffectInput): Promise<Outcome> {
  await closeTasks(input, 'cancelled');
  const opened = await openTask(input, { kind: 'confirm_win', step: confirmationStep, stepIndex: 0 });
  const win = reportedWin(input);
  await linkEvidence(input.ctx, input.tx, { dealId: input.row.subjectId, caseId: input.row.id, fileIds: win.evidence });
  await updateDeal(input, {
    status: 'win_reported',
    win,
    heldBy: confirmationStep.name,
    dueAt: dueOf(opened.timers),
    partnerDueAt: dueOf(opened.timers),
  });
  return {
    kind: 'applied',
    resolution: { task: opened.task, timers: opened.timers },
    timeline: [
      {
        kind: 'win_reported',
        visibility: 'shared',
        facts: { wonOn: win.wonOn, orderNumber: win.orderNumber, amountMinor: win.amountMinor, currency: win.currency },
      },
      ...opened.timeline,
    ],
    isBlocked: opened.isBlocked,
  };
}

/** The winner keeps the protection to its last day; whoever waited for it is refused as a duplicate. */
export async function confirmWin(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  const { ctx, tx, row, at } = input;
  await closeTasks(input, 'decided');
  const deal = await loadDeal(input);
  const { win } = deal;
  await updateDeal(input, { status: 'won', win: win && { ...win, confirmedAt: at }, ...heldByNobody });
  await refuseWaitingBehind(ctx, tx, row.subjectId);
  await recordWonDeal(ctx, tx, deal);
  await notifyPartner(input, 'win_confirmed');
  return {
    kind: 'applied',
    resolution: {},
    timeline: [{ kind: 'win_confirmed', visibility: 'shared', text: textOf(input, 'text') }],
  };
}

/** Not confirmed: the registration is protected as before, or ends at once if its time has run out meanwhile. */
export async function refuseWin(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  const { state, clock, at } = input;
  await closeTasks(input, 'decided');
  const text = textOf(input, 'text') ?? '';
  await updateDeal(input, { status: 'approved', win: null, ...heldByNobody });
  await notifyPartner(input, 'win_refused', { text });
  const { protectedUntil } = state.data;
  if (protectedUntil === null) throw new Error(`case ${state.caseId} has no protection to go back to`);
  return {
    kind: 'applied',
    resolution: {
      task: null,
      timers: protectionTimers({ zone: clock.zone, from: at, lastDay: storedDay(protectedUntil) }),
    },
    timeline: [{ kind: 'win_refused', visibility: 'shared', text }],
  };
}

function reportedWin(input: DealEffectInput): NonNullable<DealRow['win']> {
  const payload = input.command?.payload ?? {};
  const { evidence } = payload;
  return {
    orderNumber: textOf(input, 'orderNumber') ?? '',
    wonOn: textOf(input, 'wonOn') ?? '',
    amountMinor: textOf(input, 'amountMinor') ?? '0',
    currency: textOf(input, 'currency') ?? '',
    confirmedAt: null,
    evidence: Array.isArray(evidence) ? evidence.filter((id): id is string => typeof id === 'string') : [],
  };
}
