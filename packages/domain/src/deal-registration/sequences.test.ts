import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOutcomes } from '../approval/approval.ts';
import { type CaseInput, isRefusal, settle } from '../case/transition.ts';
import { dealFields, dealStages } from './deal.ts';
import { commandStatuses, type DealCase, dealCommands } from './deal-case.ts';
import { dealRegistrationRules } from './react.ts';
import { type Answers, dealIn, member, messageOf, now, resolve, stepNamed } from './testing/deal-cases.ts';

const { react, isClosed } = dealRegistrationRules;
const people = ['per_maker', ...Array.from({ length: 7 }, (_, index) => `per_${index}`)];
const junk = fc.constantFrom<unknown>(null, undefined, -1, 'x', '__proto__', ['y', 7], {}, true);
const timers = [
  'release',
  'remind',
  'due',
  'expected',
  'escalate_150',
  'escalate_200',
  'escalate_x',
  'changes_limit',
  'offer_limit',
  'protection_30',
  'protection_end',
  'nonsense',
  '',
];

/** A command as a person would send it, made to fit the open task and the current terms more often than not. */
const command = fc.record({
  kind: fc.oneof(fc.constantFrom(...dealCommands), fc.string()),
  fits: fc.nat(20),
  person: fc.constantFrom(...people),
  outcome: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('approve', 'approve', 'approve', ...decisionOutcomes) },
    { weight: 1, arbitrary: junk },
  ),
  fitsTask: fc.integer({ min: 0, max: 9 }),
  fitsRevision: fc.integer({ min: 0, max: 9 }),
  stage: fc.constantFrom(...dealStages),
  fields: fc.subarray([...dealFields]),
  rest: fc.dictionary(
    fc.constantFrom('fields', 'toMemberId', 'toPersonId', 'grantedDiscountBp', 'reason', 'makers'),
    junk,
  ),
});
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

interface Happened {
  readonly kind: string;
  readonly value?: Command;
  readonly timer?: string;
  readonly signal?: string;
}

const event = fc.oneof(
  { weight: 10, arbitrary: command.map((value) => ({ kind: 'command' as const, value })) },
  { weight: 4, arbitrary: fc.constantFrom(...timers).map((timer) => ({ kind: 'timer' as const, timer })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('slot_offered', 'slot_won', 'nonsense')
      .map((signal) => ({ kind: 'signal' as const, signal, facts: {} })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'start' as const }) },
);
const answers: fc.Arbitrary<Answers> = fc.record({
  isFree: fc.boolean(),
  isAutomatic: fc.boolean(),
  steps: fc
    .array(
      fc.record({
        required: fc.constantFrom(1, 2, 'all' as const),
        distinctFrom: fc.constantFrom('all' as const, []),
        onBreach: fc.constantFrom('escalate' as const, 'approve' as const, 'reject' as const),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((steps) => steps.map((step, index) => stepNamed(`s${index}`, step))),
});

function inputOf(state: DealCase, happened: Happened): CaseInput {
  const { value, timer, signal } = happened;
  if (timer !== undefined) {
    const ringing = state.timers[timer.length % (state.timers.length + 1)];
    return { kind: 'timer', timer: ringing?.kind ?? timer };
  }
  if (signal !== undefined) return { kind: 'signal', signal, facts: {} };
  if (value === undefined) return { kind: 'start' };
  const kind = likelyKind(state, value);
  const facts = {
    stage: value.stage,
    fields: value.fields,
    toMemberId: 'mem_9',
    toPersonId: 'per_9',
    termsHash: `hash-${state.revision + 1}`,
    ...value.rest,
    outcome: value.outcome,
    taskId: value.fitsTask > 0 ? state.task?.id : 'tsk_other',
    revision:
      kind === 'answer'
        ? state.revision + (value.fitsRevision > 0 ? 1 : 0)
        : state.revision - (value.fitsRevision > 0 ? 0 : 1),
  };
  return { kind: 'command', message: messageOf(kind, facts, { actor: member(value.person) }) };
}

/** Mostly something that the status allows, and seldom what ends the case at once, so that stories get far. */
function likelyKind(state: DealCase, { kind, fits }: Command): string {
  const allowed = dealCommands.filter((known) => commandStatuses[known].includes(state.status));
  const onward = allowed.filter((known) => !['withdraw', 'report_loss', 'decline_offer'].includes(known));
  const from = fits % 5 === 0 ? allowed : onward;
  return fits === 0 ? kind : (from[fits % Math.max(1, from.length)] ?? kind);
}

/** Plays a story and hands every step to `check`. */
function play(
  story: readonly { readonly happened: Happened; readonly answers: Answers }[],
  check: (before: DealCase, input: CaseInput, after: DealCase | null) => void,
): void {
  let state = dealIn('submitted', { seq: 0, approval: null, timers: [] });
  for (const { happened, answers: given } of [{ happened: { kind: 'start' }, answers: story[0]?.answers }, ...story]) {
    if (!given) return;
    const input = inputOf(state, happened);
    const reaction = react(state, input, now);
    if (reaction === null || isRefusal(reaction)) {
      check(state, input, null);
      continue;
    }
    const after = settle(reaction, resolve(reaction, given));
    check(state, input, after);
    state = after;
  }
}

/** As `expect`, which is too slow for a hundred thousand steps. */
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

const story = fc.array(fc.record({ happened: event, answers }), { minLength: 10, maxLength: 40 });
const runs = { numRuns: 300 };

describe('whatever happens to a registration, in whatever order', () => {
  it('nothing throws, a closed case stays closed, and each transition has the next number', () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(story, (steps) => {
        play(steps, (before, _input, after) => {
          if (after === null) return;
          must(!isClosed(before), 'a closed case moved');
          must(after.seq === before.seq + 1 && after.epoch === before.epoch, 'a number was left out');
          ends.add(after.status);
        });
      }),
      { ...runs, seed: 20260402 },
    );
    expect([...ends].sort(), 'the stories reach every status').toEqual([
      'approved',
      'changes_requested',
      'expired',
      'in_review',
      'lost',
      'offered',
      'rejected',
      'submitted',
      'waitlisted',
      'win_reported',
      'withdrawn',
      'won',
    ]);
  });

  it('nobody decides on terms that they had a hand in, nor twice on a task', () => {
    fc.assert(
      fc.property(story, (steps) => {
        play(steps, (before, input, after) => {
          if (after === null || input.kind !== 'command' || input.message.kind !== 'decide') return;
          const person = input.message.actor.personId ?? '';
          must(!before.makers.includes(person), 'a maker decided');
          must(!before.task?.approvedBy.includes(person), 'somebody decided twice');
        });
      }),
      runs,
    );
  });

  it('approvals are gone once the terms change, and makers are never forgotten', () => {
    fc.assert(
      fc.property(story, (steps) => {
        play(steps, (before, _input, after) => {
          if (after === null) return;
          must(
            before.makers.every((maker) => after.makers.includes(maker)),
            'a maker was forgotten',
          );
          if (after.termsHash === before.termsHash) return;
          must(after.revision === before.revision + 1, 'other terms under the same number');
          must(!after.approval?.approvals.length && !after.task?.approvedBy.length, 'an approval outlived its terms');
        });
      }),
      runs,
    );
  });

  it('a protection follows from every approval that its route asks for, by different people where it says so', () => {
    fc.assert(
      fc.property(story, (steps) => {
        play(steps, (before, input, after) => {
          if (after === null || before.status !== 'in_review' || !['approved', 'waitlisted'].includes(after.status))
            return;
          const { approval } = after;
          if (!approval || input.kind === 'timer') return;
          must(approval.stepIndex === approval.steps.length - 1, 'a step was left out');
          const last = approval.approvals.filter(({ stepIndex }) => stepIndex === approval.stepIndex);
          must(new Set(last.map(({ personId }) => personId)).size === before.task?.required, 'too few people approved');
          for (const { stepIndex, personId } of approval.approvals) {
            if (approval.steps[stepIndex]?.distinctFrom !== 'all') continue;
            must(
              !approval.approvals.some((other) => other.personId === personId && other.stepIndex < stepIndex),
              'one person on two steps',
            );
          }
        });
      }),
      runs,
    );
  });
});
