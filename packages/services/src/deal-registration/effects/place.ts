import type { Timer } from '@countersign/domain/case/case-state';
import { type DealCase, protectionReminderDays } from '@countersign/domain/deal-registration/deal-case';
import { addDays, type CivilDate, civilDate, daysBetween } from '@countersign/domain/time/civil-date';
import { endOfDay } from '../../calendar/end-of-day.ts';
import { civilDateIn } from '../../calendar/zone.ts';
import type { EffectOutcome, TimelineDraft } from '../../case/effect.ts';
import { closeTasks } from '../../task/close-tasks.ts';
import { notifyPartner } from '../notify-partner.ts';
import { isBehindWin } from '../slots/held-by-win.ts';
import { takeSlots } from '../slots/take-slots.ts';
import { type DealEffectInput, heldByNobody, updateDeal, updateDealUnseen } from '../update-deal.ts';

type Outcome = EffectOutcome<DealCase>;

/**
 * Approved: takes the protection of every product, or none. Where one is taken, an approver who did not agree to
 * waiting is refused (`slot_taken`) and decides again; else the registration waits in line, and the partner is told
 * nothing about whom it waits for. Behind a sale that was won there is no line: it is refused as a duplicate.
 */
export async function placeOrWait(
  input: DealEffectInput,
  options: { readonly acceptWaiting: boolean },
): Promise<Outcome> {
  const { ctx, tx, row, transition, state } = input;
  const isPlaced = await takeSlots(ctx, tx, row.subjectId);
  if (!isPlaced && !options.acceptWaiting) return { kind: 'refused', code: 'slot_taken' };
  await closeTasks(input, 'decided');
  const decided: TimelineDraft[] =
    transition.decision?.source === 'rule'
      ? [{ kind: 'approved_by_rule', visibility: 'internal', facts: { ruleName: state.approval?.ruleName } }]
      : [
          {
            kind: 'decided',
            visibility: 'internal',
            text: null,
            facts: { outcome: 'approve', step: transition.decision?.step },
          },
        ];
  if (!isPlaced && (await isBehindWin(tx, { tenantId: ctx.tenantId, dealId: row.subjectId }))) {
    const { timeline } = await refuseAsDuplicate(input);
    return {
      kind: 'applied',
      resolution: { status: 'rejected', task: null, timers: [], paused: [] },
      timeline: [...decided, ...timeline],
    };
  }
  if (!isPlaced) {
    await updateDealUnseen(input, { status: 'waitlisted', heldBy: null, dueAt: null });
    const expected = state.timers.filter((timer) => timer.kind === 'expected');
    return {
      kind: 'applied',
      resolution: { status: 'waitlisted', task: null, timers: expected },
      timeline: [...decided, { kind: 'waitlisted', visibility: 'internal' }],
    };
  }
  const protection = await protect(input);
  return { kind: 'applied', resolution: protection.resolution, timeline: [...decided, ...protection.timeline] };
}

/** The holder of the protection that it waited for has won the sale. */
export async function refuseBehindWin(input: DealEffectInput): Promise<Outcome> {
  const { timeline } = await refuseAsDuplicate(input);
  return { kind: 'applied', resolution: {}, timeline };
}

/** The partner reads what any duplicate reads; that somebody won is for staff. */
async function refuseAsDuplicate(input: DealEffectInput): Promise<{ timeline: readonly TimelineDraft[] }> {
  const rejection = { reason: 'duplicate', text: '' } as const;
  await updateDeal(input, { status: 'rejected', rejection, changes: null, ...heldByNobody });
  await notifyPartner(input, 'rejected', rejection);
  return {
    timeline: [
      { kind: 'rejected', visibility: 'shared', text: '', facts: { reason: rejection.reason } },
      { kind: 'refused_behind_win', visibility: 'internal', facts: { wonBy: input.transition.facts['wonBy'] ?? null } },
    ],
  };
}

/** Starts the protection of a registration that holds its slots: its last day, its reminders, its end. */
export async function protect(
  input: DealEffectInput,
): Promise<{ resolution: Extract<Outcome, { kind: 'applied' }>['resolution']; timeline: TimelineDraft[] }> {
  const { clock, at, state } = input;
  const lastDay = addDays(civilDateIn(clock.zone, at), clock.settings.protectionDays);
  const grantedDiscountBp = state.data.grantedDiscountBp ?? clock.settings.standardDiscountBp;
  await updateDeal(input, {
    status: 'approved',
    protectedUntil: lastDay,
    grantedDiscountBp,
    offerAcceptBy: null,
    ...heldByNobody,
  });
  await notifyPartner(input, 'approved', { protectedUntil: lastDay, grantedDiscountBp });
  const data = {
    ...state.data,
    protectedUntil: lastDay,
    protectionEndsAt: endOfDay(clock.zone, lastDay),
    grantedDiscountBp,
  };
  return {
    resolution: {
      status: 'approved',
      task: null,
      timers: protectionTimers({ zone: clock.zone, from: at, lastDay }),
      data,
    },
    timeline: [{ kind: 'approved', visibility: 'shared', facts: { protectedUntil: lastDay, grantedDiscountBp } }],
  };
}

/** Reminders 30, 14 and 7 days before the last day, and the end of that day in the program's zone. */
export function protectionTimers(at: {
  readonly zone: string;
  readonly from: number;
  readonly lastDay: CivilDate;
}): readonly Timer[] {
  const length = daysBetween(civilDateIn(at.zone, at.from), at.lastDay);
  const reminders = protectionReminderDays
    .filter((days) => days < length)
    .map(
      (days): Timer => ({
        kind: `protection_${days}`,
        at: endOfDay(at.zone, addDays(at.lastDay, -days)) - 8 * 3_600_000,
        clock: 'elapsed',
      }),
    );
  return [...reminders, { kind: 'protection_end', at: endOfDay(at.zone, at.lastDay), clock: 'elapsed' }];
}

export function storedDay(day: string): CivilDate {
  return civilDate(day);
}
