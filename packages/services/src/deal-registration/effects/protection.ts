import type { StepSnapshot } from '@countersign/domain/case/case-state';
import type { DealCase } from '@countersign/domain/deal-registration/deal-case';
import { addDays, type CivilDate } from '@countersign/domain/time/civil-date';
import { textOf } from '../../approval/command-text.ts';
import { dueOf } from '../../approval/due-of.ts';
import { mayStillDecide } from '../../approval/may-still-decide.ts';
import { endOfDay } from '../../calendar/end-of-day.ts';
import type { EffectOutcome } from '../../case/effect.ts';
import { closeTasks } from '../../task/close-tasks.ts';
import { openTask } from '../../task/open-task.ts';
import { notifyPartner } from '../notify-partner.ts';
import { releaseSlots } from '../slots/release-slots.ts';
import { type DealEffectInput, heldByNobody, updateDeal } from '../update-deal.ts';
import { protect, protectionTimers } from './place.ts';

type Outcome = EffectOutcome<DealCase>;

/** A later extension is a person's decision: the partner's manager, within two business days. */
const extensionStep: StepSnapshot = {
  name: 'extension',
  candidates: [{ kind: 'relation', relation: 'partner.manager' }],
  required: 1,
  otherwise: [{ kind: 'role', role: 'partner_manager' }],
  distinctFrom: [],
  dueIn: '2BD',
  remindBefore: null,
  escalations: [
    { atPercent: 100, to: [{ kind: 'role', role: 'channel_director' }] },
    { atPercent: 200, to: [{ kind: 'role', role: 'administrator' }] },
  ],
  onBreach: 'escalate',
};

export async function extend(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  const { state, clock, at, transition } = input;
  const before = state.data.protectedUntil;
  if (before === null) throw new Error(`case ${state.caseId} has no protection to extend`);
  await closeTasks(input, 'decided');
  const lastDay: CivilDate = addDays(before, clock.settings.extensionDays);
  const extensionsUsed = state.data.extensionsUsed + 1;
  await updateDeal(input, {
    protectedUntil: lastDay,
    extensionsUsed,
    stage: state.data.stage,
    ...closeMonthOf(input),
    ...heldByNobody,
  });
  await notifyPartner(input, 'extended', { protectedUntil: lastDay });
  return {
    kind: 'applied',
    resolution: {
      task: null,
      timers: protectionTimers({ zone: clock.zone, from: at, lastDay }),
      data: { ...state.data, protectedUntil: lastDay, protectionEndsAt: endOfDay(clock.zone, lastDay), extensionsUsed },
    },
    timeline: [
      {
        kind: 'extended',
        visibility: 'shared',
        text: textOf(input, 'note'),
        facts: { from: before, to: lastDay, stage: state.data.stage, isSelfService: transition.facts['isSelfService'] },
      },
    ],
  };
}

export async function askExtension(input: DealEffectInput): Promise<Outcome> {
  const { state } = input;
  const opened = await openTask(input, { kind: 'extend', step: extensionStep, stepIndex: 0 });
  await updateDeal(input, {
    stage: state.data.stage,
    ...closeMonthOf(input),
    heldBy: extensionStep.name,
    dueAt: dueOf(opened.timers),
    partnerDueAt: dueOf(opened.timers),
  });
  return {
    kind: 'applied',
    resolution: { task: opened.task, timers: [...state.timers, ...opened.timers] },
    timeline: [
      {
        kind: 'extension_requested',
        visibility: 'shared',
        text: textOf(input, 'note'),
        facts: { stage: state.data.stage },
      },
      ...opened.timeline,
    ],
    isBlocked: opened.isBlocked,
  };
}

/** When the partner now expects the sale to close; the agreed terms keep what was said then. */
function closeMonthOf(input: DealEffectInput): { closeMonth?: string } {
  const closeMonth = textOf(input, 'closeMonth');
  return closeMonth === null ? {} : { closeMonth };
}

export async function refuseExtension(input: DealEffectInput): Promise<Outcome> {
  const refused = await mayStillDecide(input);
  if (refused) return refused;
  await closeTasks(input, 'decided');
  await updateDeal(input, { ...heldByNobody });
  const text = textOf(input, 'text');
  await notifyPartner(input, 'extension_refused', { text });
  return {
    kind: 'applied',
    resolution: { task: null, timers: input.state.timers.filter((timer) => timer.kind.startsWith('protection_')) },
    timeline: [{ kind: 'extension_refused', visibility: 'shared', text }],
  };
}

export async function remindProtection(input: DealEffectInput): Promise<Outcome> {
  const days = Number(input.transition.facts['days']);
  const kind = days === 30 ? 'expiring_30' : days === 14 ? 'expiring_14' : 'expiring_7';
  await notifyPartner(input, kind, { protectedUntil: input.state.data.protectedUntil });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [
      {
        kind: 'protection_reminder',
        visibility: 'shared',
        facts: { days, protectedUntil: input.state.data.protectedUntil },
      },
    ],
  };
}

/** The protection is over: its slots are free, and whoever is first in line is offered them. */
export async function expire(input: DealEffectInput): Promise<Outcome> {
  const { ctx, tx, row } = input;
  await closeTasks(input, 'cancelled');
  await updateDeal(input, { status: 'expired', offerAcceptBy: null, ...heldByNobody });
  const { released } = await releaseSlots(ctx, tx, row.subjectId);
  await notifyPartner(input, 'expired');
  return {
    kind: 'applied',
    resolution: {},
    timeline: [{ kind: 'expired', visibility: 'shared', facts: { released } }],
  };
}

/** First in line: the slots are already held for it, until the partner accepts or the time to accept is over. */
export async function offer(input: DealEffectInput): Promise<Outcome> {
  const { clock, at } = input;
  const acceptBy = clock.dueAt(at, clock.settings.offerAcceptance);
  await updateDeal(input, {
    status: 'offered',
    offerAcceptBy: acceptBy,
    heldBy: null,
    dueAt: acceptBy,
    partnerDueAt: acceptBy,
  });
  await notifyPartner(input, 'offered', { acceptBy });
  return {
    kind: 'applied',
    resolution: {
      status: 'offered',
      timers: [{ kind: 'offer_limit', at: acceptBy, clock: clock.clockOf(clock.settings.offerAcceptance) }],
    },
    timeline: [{ kind: 'offered', visibility: 'shared', facts: { acceptBy } }],
  };
}

export async function acceptOffer(input: DealEffectInput): Promise<Outcome> {
  const protection = await protect(input);
  return {
    kind: 'applied',
    resolution: protection.resolution,
    timeline: [{ kind: 'offer_accepted', visibility: 'shared' }, ...protection.timeline],
  };
}

/** Declined or not answered in time: the next in line gets it. */
export async function endOffer(input: DealEffectInput): Promise<Outcome> {
  const { ctx, tx, row, state, transition } = input;
  await updateDeal(input, { status: state.status, offerAcceptBy: null, ...heldByNobody });
  await releaseSlots(ctx, tx, row.subjectId);
  await notifyPartner(input, state.status === 'expired' ? 'expired' : 'withdrawn', { by: transition.actor.kind });
  const kind = transition.name === 'lapse_offer' ? 'offer_lapsed' : 'withdrawn';
  return { kind: 'applied', resolution: {}, timeline: [{ kind, visibility: 'shared', text: textOf(input, 'text') }] };
}

export async function reportLoss(input: DealEffectInput): Promise<Outcome> {
  const { ctx, tx, row } = input;
  await closeTasks(input, 'cancelled');
  const reason = textOf(input, 'reason') ?? 'other';
  await updateDeal(input, { status: 'lost', loss: { reason, text: textOf(input, 'text') }, ...heldByNobody });
  const { released } = await releaseSlots(ctx, tx, row.subjectId);
  await notifyPartner(input, 'lost', { reason });
  return {
    kind: 'applied',
    resolution: {},
    timeline: [{ kind: 'lost', visibility: 'shared', text: textOf(input, 'text'), facts: { reason, released } }],
  };
}
