import { describe, expect, it } from 'vitest';
import { type CaseInput, isRefusal, settle } from '../case/transition.ts';
import { millisecondsPerDay } from '../time/instant.ts';
import { defaultTemplate } from './default-template.ts';
import type { OnboardingCase, PlanTask } from './onboarding-case.ts';
import { nudgesAt, nudgeTimer, planOf } from './plan.ts';
import { activationFreeSignal, onboardingRules, taskNotedSignal } from './react.ts';
import { type TemplateTask, templateProblems } from './template.ts';

const task = (key: string, more: Partial<TemplateTask> = {}): TemplateTask => ({
  key,
  kind: 'manual',
  title: key,
  help: null,
  side: 'partner',
  needs: [],
  dueInDays: 5,
  proof: 'none',
  reviewRole: null,
  isRequired: true,
  ...more,
});

const member = { kind: 'member', id: 'mem_1', personId: 'prs_1' } as const;
const other = { kind: 'member', id: 'mem_2', personId: 'prs_2' } as const;
const contact = { kind: 'contact', id: 'con_1', personId: 'prs_3' } as const;

function begin(tasks: readonly TemplateTask[]): OnboardingCase {
  return {
    tenantId: 'ten',
    caseId: 'case',
    process: 'onboarding',
    subjectId: 'onb',
    epoch: 1,
    seq: 0,
    status: 'open',
    revision: 1,
    termsHash: 'x',
    makers: [],
    approval: null,
    task: null,
    timers: [],
    paused: [],
    processed: [],
    data: { tasks: planOf(tasks) },
  };
}

/** What happens, one after the other; a refusal's code ends it. */
function run(state: OnboardingCase, ...inputs: readonly (readonly [CaseInput, number?])[]) {
  let current = state;
  for (const [input, now = 0] of inputs) {
    const reaction = onboardingRules.react(current, input, now);
    if (reaction === null) continue;
    if (isRefusal(reaction)) return { state: current, refused: reaction.refused };
    current = settle(reaction, {});
  }
  return { state: current, refused: null };
}

const start: CaseInput = { kind: 'start' };
const noted = (kind: string): CaseInput => ({ kind: 'signal', signal: taskNotedSignal, facts: { kind } });
let commands = 0;
const command = (
  kind: string,
  key: string,
  actor: typeof member | typeof other | typeof contact = member,
): CaseInput => ({
  kind: 'command',
  message: { commandId: `cmd_${++commands}`, kind, actor, knownSeq: 0, expiresAt: 1e15, facts: { key } },
});
const statuses = ({ data }: OnboardingCase) => Object.fromEntries(data.tasks.map(({ key, status }) => [key, status]));

describe('a plan of tasks', () => {
  it('opens a task when those before it are settled, and is active when all that is required is', () => {
    const plan = [
      task('agreement', { kind: 'agreement', title: null }),
      task('call', { side: 'staff', needs: ['agreement'] }),
      task('link', { kind: 'first_link', title: null, isRequired: false }),
    ];
    const opened = run(begin(plan), [start]).state;
    expect(statuses(opened)).toEqual({ agreement: 'ready', call: 'waiting', link: 'ready' });
    const agreed = run(opened, [noted('agreement')]).state;
    expect(statuses(agreed)).toEqual({ agreement: 'done', call: 'ready', link: 'ready' });
    const called = run(agreed, [command('complete', 'call')]).state;
    expect(called.status).toBe('active');
    expect(run(called, [noted('first_link')]).state.status).toBe('completed');
  });

  it('takes a fact that comes before its turn, and once', () => {
    const plan = [task('call'), task('pay', { kind: 'payment_method', title: null, needs: ['call'] })];
    const opened = run(begin(plan), [start], [noted('payment_method')]).state;
    expect(statuses(opened)).toEqual({ call: 'ready', pay: 'done' });
    expect(onboardingRules.react(opened, noted('payment_method'), 0)).toBeNull();
  });

  it('goes on from a hold when it is told that there is none, and not before', () => {
    const done = run(begin([task('call')]), [start], [command('complete', 'call')]).state;
    expect(done.status).toBe('completed');
    const held: OnboardingCase = { ...done, status: 'held' };
    expect(run(held, [noted('agreement')]).state.status).toBe('held');
    expect(run(held, [{ kind: 'signal', signal: activationFreeSignal, facts: {} }]).state.status).toBe('completed');
  });

  const looked = task('paper', { kind: 'document', reviewRole: 'legal', proof: 'file' });
  const sent = run(begin([looked, task('more')]), [start], [command('complete', 'paper', contact)]).state;
  it.each([
    ['what is looked at counts once somebody has accepted it', sent, [command('accept', 'paper', other)], 'done', null],
    ['and goes back where something is missing', sent, [command('return', 'paper', other)], 'action_required', null],
    [
      'nobody accepts what they did themselves',
      run(begin([looked]), [start], [command('complete', 'paper')]).state,
      [command('accept', 'paper')],
      'in_review',
      'same_person',
    ],
    ['the partner does not accept', sent, [command('accept', 'paper', contact)], 'in_review', 'action_not_available'],
    ['the partner skips nothing', sent, [command('skip', 'paper', contact)], 'in_review', 'action_not_available'],
    ['staff go on without it', sent, [command('skip', 'paper')], 'skipped', null],
    ['a task that is not there is not found', sent, [command('skip', 'nothing')], 'in_review', 'not_found'],
  ])('%s', (_label, state, inputs, status, refused) => {
    const result = run(state, ...inputs.map((input) => [input] as const));
    expect(result.refused).toBe(refused);
    expect(statuses(result.state)['paper']).toBe(status);
  });

  it('nobody can say what the product sees for itself, nor the partner what staff does', () => {
    const opened = run(begin([task('tax', { kind: 'tax_form', title: null }), task('call', { side: 'staff' })]), [
      start,
    ]).state;
    expect(run(opened, [command('complete', 'tax')]).refused).toBe('action_not_available');
    expect(run(opened, [command('complete', 'call', contact)]).refused).toBe('action_not_available');
  });

  it('lets what was to follow lapse after its time', () => {
    const plan = [task('call'), task('link', { kind: 'first_link', title: null, isRequired: false })];
    const active = run(begin(plan), [start], [command('complete', 'call')]).state;
    const lapsed = run(active, [{ kind: 'timer', timer: 'lapse' }]).state;
    expect(lapsed.status).toBe('completed');
    expect(statuses(lapsed)).toEqual({ call: 'done', link: 'lapsed' });
  });
});

describe('reminders of a plan', () => {
  const since = (task_: Partial<PlanTask>): readonly PlanTask[] =>
    planOf([task('call')]).map((one) => ({ ...one, status: 'ready', since: 0, ...task_ }));
  const day = millisecondsPerDay;

  it.each([
    ['nothing before the third day', 2.9, {}, { remind: 0, escalate: 0 }],
    ['once on the third', 3, {}, { remind: 1, escalate: 0 }],
    ['not twice for one day', 3.5, { reminded: 1 }, { remind: 0, escalate: 0 }],
    ['missed ones count as one', 15, {}, { remind: 1, escalate: 0 }],
    ['stuck when its day has passed', 5, { dueAt: 5 * day, reminded: 1 }, { remind: 0, escalate: 1 }],
    ['told of being stuck once', 6, { dueAt: 5 * day, reminded: 1, isEscalated: true }, { remind: 0, escalate: 0 }],
    ['nothing of what is done', 30, { status: 'done' as const, dueAt: day }, { remind: 0, escalate: 0 }],
  ])('%s', (_label, days, change, expected) => {
    const { remind, escalate } = nudgesAt(since(change), days * day);
    expect({ remind: remind.length, escalate: escalate.length }).toEqual(expected);
  });

  it('are one timer for the whole plan, at the next instant, and none when all is said', () => {
    expect(nudgeTimer(since({ dueAt: 2 * day }))).toEqual([{ kind: 'nudge', at: 2 * day, clock: 'elapsed' }]);
    expect(nudgeTimer(since({ dueAt: 2 * day, isEscalated: true }))).toEqual([
      { kind: 'nudge', at: 3 * day, clock: 'elapsed' },
    ]);
    expect(nudgeTimer(since({ dueAt: 2 * day, isEscalated: true, reminded: 3 }))).toEqual([]);
  });
});

describe('a template', () => {
  it.each([
    ['empty', [], 'empty'],
    ['a key twice', [task('a'), task('a')], 'key_taken'],
    ['a key with a space', [task('a b')], 'key_invalid'],
    ['needs what is not there', [task('a', { needs: ['b'] })], 'needs_unknown'],
    ['tasks that wait for each other', [task('a', { needs: ['b'] }), task('b', { needs: ['a'] })], 'needs_circle'],
    ['a task that needs itself', [task('a', { needs: ['a'] })], 'needs_circle'],
    ['no title where nothing else says it', [task('a', { title: ' ' })], 'title_missing'],
    ['proof of what is seen anyway', [task('a', { kind: 'tax_form', proof: 'file' })], 'proof_not_asked'],
    ['nothing required', [task('a', { isRequired: false })], 'nothing_required'],
    ['due in no time', [task('a', { dueInDays: 0 })], 'due_out_of_range'],
  ])('is refused: %s', (_label, tasks, code) => {
    expect(templateProblems(tasks).map((problem) => problem.code)).toContain(code);
  });

  it('of the product can be gone through by every type of partner', () => {
    for (const type of ['reseller', 'affiliate', 'creator'] as const)
      expect(templateProblems(defaultTemplate(type))).toEqual([]);
  });

  it('keeps nobody waiting for a task that was left out', () => {
    const [only] = planOf([task('training', { needs: ['agreement'] })]);
    expect(only?.needs).toEqual([]);
  });
});
