import { describe, expect, it } from 'vitest';
import { type CaseInput, type CaseMessage, isRefusal } from '../case/transition.ts';
import { closedDealStatuses, type DealStatus, dealStatuses } from './deal.ts';
import { type DealCase, dealCommands, dealTransitions, membershipEndedSignal } from './deal-case.ts';
import { dealRegistrationRules } from './react.ts';
import { approvalOf, dealIn, member, messageOf, now, stepNamed, taskOf } from './testing/deal-cases.ts';

const { react, isClosed } = dealRegistrationRules;

/** What comes of an input: the transition's name, `!code` for a refusal, `-` for nothing. */
function outcomeOf(state: DealCase, input: CaseInput): string {
  const reaction = react(state, input, now);
  if (reaction === null) return '-';
  return isRefusal(reaction) ? `!${reaction.refused}` : `${reaction.name}>${reaction.next.status}`;
}

const by = (person: string, kind: string, facts: Record<string, unknown> = {}): CaseInput => ({
  kind: 'command',
  message: messageOf(kind, facts, { actor: member(person) }),
});
const decide = (outcome: string, facts: Record<string, unknown> = {}) =>
  by('per_1', 'decide', { taskId: 'tsk_1', outcome, revision: 1, ...facts });
const timer = (name: string): CaseInput => ({ kind: 'timer', timer: name });

const inputs: Record<string, CaseInput> = {
  start: { kind: 'start' },
  approve: decide('approve'),
  reject: decide('reject', { reason: 'duplicate' }),
  'request changes': decide('request_changes', { fields: ['closeMonth'] }),
  reassign: by('per_1', 'reassign', { taskId: 'tsk_1', toMemberId: 'mem_2', toPersonId: 'per_2' }),
  answer: by('per_maker', 'answer', { revision: 2, termsHash: 'hash-2', stage: 'committed' }),
  withdraw: by('per_maker', 'withdraw'),
  extend: by('per_maker', 'extend', { stage: 'committed' }),
  'report win': by('per_maker', 'report_win'),
  'report loss': by('per_maker', 'report_loss'),
  'accept offer': by('per_maker', 'accept_offer'),
  'decline offer': by('per_maker', 'decline_offer'),
  'protection is free': { kind: 'signal', signal: 'slot_offered', facts: {} },
  'the holder has won': { kind: 'signal', signal: 'slot_won', facts: {} },
  'the membership ended, handed on': {
    kind: 'signal',
    signal: membershipEndedSignal,
    facts: { disposition: 'transfer', toPartnerId: 'par_2' },
  },
  'the membership ended, freed': { kind: 'signal', signal: membershipEndedSignal, facts: { disposition: 'release' } },
  'a signal nobody knows': { kind: 'signal', signal: 'moon_phase', facts: {} },
  'release timer': timer('release'),
  'remind timer': timer('remind'),
  'due timer': timer('due'),
  '200 % timer': timer('escalate_200'),
  'limit of changes': timer('changes_limit'),
  'limit of offer': timer('offer_limit'),
  '30 days left': timer('protection_30'),
  'end of protection': timer('protection_end'),
  'a timer nobody knows': timer('expected'),
};

const nothing = '-';
const unavailable = '!action_not_available';
/** Each status with what every input comes to; an input that is not named comes to nothing, a command to a refusal. */
const table: Record<DealStatus, Record<string, string>> = {
  draft: {},
  submitted: {
    withdraw: 'withdraw>withdrawn',
    'the membership ended, freed': 'withdraw>withdrawn',
    'release timer': 'release>submitted',
  },
  in_review: {
    approve: 'approve_step>in_review',
    reject: 'reject>rejected',
    'request changes': 'request_changes>changes_requested',
    reassign: 'reassign>in_review',
    withdraw: 'withdraw>withdrawn',
    'remind timer': 'remind>in_review',
    'the membership ended, freed': 'withdraw>withdrawn',
    'due timer': 'escalate>in_review',
    '200 % timer': 'escalate_again>in_review',
  },
  changes_requested: {
    answer: 'answer>in_review',
    withdraw: 'withdraw>withdrawn',
    'limit of changes': 'lapse_changes>withdrawn',
    'the membership ended, freed': 'withdraw>withdrawn',
  },
  waitlisted: {
    withdraw: 'withdraw>withdrawn',
    'protection is free': 'offer>waitlisted',
    'the membership ended, freed': 'withdraw>withdrawn',
    'the holder has won': 'refuse_behind_win>rejected',
  },
  offered: {
    'accept offer': 'accept_offer>approved',
    'decline offer': 'decline_offer>withdrawn',
    withdraw: 'withdraw>withdrawn',
    'limit of offer': 'lapse_offer>expired',
    'the membership ended, freed': 'withdraw>withdrawn',
  },
  approved: {
    withdraw: 'withdraw>withdrawn',
    extend: 'extend>approved',
    'report win': 'report_win>win_reported',
    'report loss': 'report_loss>lost',
    '30 days left': 'remind_protection>approved',
    'end of protection': 'expire>expired',
    'the membership ended, freed': 'withdraw>withdrawn',
    'the membership ended, handed on': 'transfer>approved',
    approve: '!not_open',
    reject: '!not_open',
    'request changes': '!not_open',
    reassign: '!not_open',
  },
  win_reported: {
    approve: 'confirm_win>won',
    reject: 'refuse_win>approved',
    'request changes': unavailable,
    reassign: 'reassign>win_reported',
    'remind timer': 'remind>win_reported',
    'due timer': 'escalate>win_reported',
    '200 % timer': 'escalate_again>win_reported',
  },
  won: {},
  lost: {},
  rejected: {},
  withdrawn: {},
  expired: {},
};

function expected(status: DealStatus, label: string): string {
  const input = inputs[label];
  if (table[status][label] !== undefined) return table[status][label];
  if (input?.kind !== 'command') return nothing;
  return input.message.kind === 'decide' || input.message.kind === 'reassign' ? '!not_open' : unavailable;
}

describe('every status with everything that can happen', () => {
  for (const status of dealStatuses) {
    it.each(Object.keys(inputs).map((label) => [label, expected(status, label)]))(
      `${status}: %s -> %s`,
      (label, outcome) => {
        const input = inputs[label];
        if (!input) throw new Error(label);
        expect(outcomeOf(dealIn(status), input)).toBe(outcome);
      },
    );
  }

  it('reaches every transition from some status', () => {
    const extended = dealIn('approved', { data: { ...dealIn('approved').data, extensionsUsed: 1 } });
    const asked = dealIn('approved', { task: taskOf('extend') });
    const lastStep = dealIn('in_review', { approval: approvalOf([stepNamed('first')]) });
    const seen = new Set<string>();
    for (const input of Object.values(inputs)) {
      for (const state of [...dealStatuses.map((status) => dealIn(status)), extended, asked, lastStep]) {
        seen.add(outcomeOf(state, input).split('>')[0] ?? '');
      }
    }
    seen.add(outcomeOf(dealIn('submitted', { seq: 0 }), { kind: 'start' }).split('>')[0] ?? '');
    expect(dealTransitions.filter((name) => !seen.has(name))).toEqual([]);
  });

  it('starts once', () => {
    expect(outcomeOf(dealIn('submitted', { seq: 0 }), { kind: 'start' })).toBe('submit>submitted');
    expect(outcomeOf(dealIn('submitted', { seq: 1 }), { kind: 'start' })).toBe('-');
  });

  it('leaves nothing open and nothing due in a closed case', () => {
    for (const status of dealStatuses) {
      for (const input of Object.values(inputs)) {
        const reaction = react(dealIn(status), input, now);
        if (reaction === null || isRefusal(reaction) || !isClosed(reaction.next)) continue;
        expect(reaction.next, `${status} ${reaction.name}`).toMatchObject({ task: null, timers: [], paused: [] });
      }
    }
  });

  it('refuses any command whose time is over', () => {
    for (const kind of dealCommands) {
      const message: CaseMessage = { ...messageOf(kind), expiresAt: now };
      expect(outcomeOf(dealIn('in_review'), { kind: 'command', message })).toBe('!expired_command');
    }
  });

  it('knows which statuses are the end', () => {
    expect(dealStatuses.filter((status) => isClosed(dealIn(status)))).toEqual([...closedDealStatuses]);
  });
});

describe('four eyes', () => {
  const inReview = dealIn('in_review');
  const approve = (state: DealCase, person: string, facts: Record<string, unknown> = {}) =>
    outcomeOf(state, by(person, 'decide', { taskId: 'tsk_1', outcome: 'approve', revision: 1, ...facts }));

  it('refuses whoever wrote the terms', () => {
    expect(approve(inReview, 'per_maker')).toBe('!own_case');
  });

  it('refuses whoever approved an earlier step, unless the step allows it', () => {
    const approvals = [{ stepIndex: 0, personId: 'per_1' }];
    const at = (distinctFrom: readonly string[] | 'all') =>
      dealIn('in_review', {
        approval: approvalOf([stepNamed('first'), stepNamed('second', { distinctFrom })], { stepIndex: 1, approvals }),
        task: taskOf('review', { step: 'second' }),
      });
    expect(approve(at('all'), 'per_1')).toBe('!same_person');
    expect(approve(at(['first']), 'per_1')).toBe('!same_person');
    expect(approve(at(['third']), 'per_1')).toBe('approve>in_review');
  });

  it('counts a person once on a step that takes several', () => {
    const state = dealIn('in_review', {
      task: taskOf('review', { step: 'first', required: 2, approvedBy: ['per_1'] }),
    });
    expect(approve(state, 'per_1')).toBe('!already_decided');
    expect(approve(state, 'per_2')).toBe('approve_step>in_review');
  });

  it('refuses a decision on terms that have changed since, and on a task that is not the open one', () => {
    expect(approve(inReview, 'per_1', { revision: 0 })).toBe('!stale_revision');
    expect(approve(inReview, 'per_1', { taskId: 'tsk_0' })).toBe('!not_open');
  });

  it('refuses to give a task to whoever may not decide on it', () => {
    const approvals = [{ stepIndex: 0, personId: 'per_early' }];
    const approval = approvalOf([stepNamed('first'), stepNamed('second')], { stepIndex: 1, approvals });
    const state = dealIn('in_review', {
      approval,
      task: taskOf('review', { step: 'second', required: 2, approvedBy: ['per_now'] }),
    });
    const give = (toPersonId: string) =>
      outcomeOf(state, by('per_1', 'reassign', { taskId: 'tsk_1', toMemberId: 'mem_2', toPersonId }));
    expect(['per_maker', 'per_now', 'per_early'].map(give)).toEqual(['!same_person', '!same_person', '!same_person']);
    expect(give('per_2')).toBe('reassign>in_review');
  });

  it('refuses whoever reported a win, or asked for an extension, as the one who confirms it', () => {
    const reported = react(dealIn('approved'), by('per_sales', 'report_win'), now);
    if (reported === null || isRefusal(reported)) throw new Error('not reported');
    const waiting = { ...reported.next, task: taskOf('confirm_win') };
    expect(approve(waiting, 'per_sales')).toBe('!own_case');
    expect(approve(waiting, 'per_1')).toBe('confirm_win>won');

    const used = dealIn('approved', { data: { ...dealIn('approved').data, extensionsUsed: 1 } });
    const asked = react(used, by('per_pm', 'extend', { stage: 'qualified' }), now);
    if (asked === null || isRefusal(asked)) throw new Error('not asked');
    expect(asked.name).toBe('ask_extension');
    expect(approve({ ...asked.next, task: taskOf('extend') }, 'per_pm')).toBe('!own_case');
  });

  it('asks for every approval anew once the terms have changed, and lets nobody decide who had a hand in them', () => {
    const approval = approvalOf([stepNamed('first'), stepNamed('second')], {
      stepIndex: 1,
      approvals: [{ stepIndex: 0, personId: 'per_1' }],
    });
    const message = messageOf('answer', { revision: 2, termsHash: 'hash-2', makers: ['per_typist'] });
    const answered = react(dealIn('changes_requested', { approval }), { kind: 'command', message }, now);
    if (answered === null || isRefusal(answered)) throw new Error('not answered');
    expect(answered.next).toMatchObject({ revision: 2, approval: { stepIndex: 0, approvals: [] }, task: null });
    expect(answered.next.makers).toEqual(['per_maker', 'per_typist']);
  });
});

describe('deadlines', () => {
  const due = (onBreach: 'wait' | 'escalate' | 'approve' | 'reject', steps = 2) =>
    outcomeOf(
      dealIn('in_review', {
        approval: approvalOf(Array.from({ length: steps }, (_, index) => stepNamed(`s${index}`, { onBreach }))),
      }),
      timer('due'),
    );

  it('do what the step says', () => {
    expect(due('wait')).toBe('escalate>in_review');
    expect(due('escalate')).toBe('escalate>in_review');
    expect(due('reject')).toBe('reject>rejected');
    expect(due('approve')).toBe('approve_step>in_review');
    expect(due('approve', 1)).toBe('approve>in_review');
  });

  it('never confirm a win, whatever the route of the review said', () => {
    const approval = approvalOf([stepNamed('first', { onBreach: 'approve' })]);
    expect(outcomeOf(dealIn('win_reported', { approval }), timer('due'))).toBe('escalate>win_reported');
  });

  it('are spent once they have rung', () => {
    const reaction = react(dealIn('in_review'), timer('due'), now);
    expect(reaction && !isRefusal(reaction) && reaction.next.timers.map(({ kind }) => kind)).toEqual([
      'remind',
      'expected',
      'escalate_200',
    ]);
  });
});

describe('an extension', () => {
  const extend = (state: DealCase, stage: string) => outcomeOf(state, by('per_maker', 'extend', { stage }));
  const used = (extensionsUsed: number) => dealIn('approved', { data: { ...dealIn('approved').data, extensionsUsed } });

  it('is self-service once, when the sale has come further', () => {
    expect(extend(used(0), 'technical_validation')).toBe('extend>approved');
    expect(extend(used(0), 'qualified')).toBe('!stage_not_moved');
    expect(extend(used(0), 'prospect')).toBe('!stage_not_moved');
    expect(extend(used(0), 'nonsense')).toBe('!invalid_input');
  });

  it('is a person’s decision at the last stage, from which no sale comes further', () => {
    const committed = dealIn('approved', { data: { ...dealIn('approved').data, stage: 'committed' } });
    expect(extend(committed, 'committed')).toBe('ask_extension>approved');
    expect(extend(committed, 'qualified')).toBe('ask_extension>approved');
  });

  it('is a person’s decision afterwards, and asked for once at a time', () => {
    expect(extend(used(1), 'qualified')).toBe('ask_extension>approved');
    expect(extend({ ...used(1), task: taskOf('extend') }, 'committed')).toBe('!action_not_available');
  });
});
