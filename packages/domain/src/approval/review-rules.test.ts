import { describe, expect, it } from 'vitest';
import { type CaseActor, type CaseInput, isRefusal } from '../case/transition.ts';
import { approvalOf, member, messageOf, now, stepNamed, taskOf } from '../deal-registration/testing/deal-cases.ts';
import { reviewRules } from './review-rules.ts';
import { onlyPeople, type ReviewedCase, type ReviewedStatus, type ReviewOptions } from './reviewed-case.ts';

const everything: ReviewOptions = { allowsChanges: true, allowsRules: true };
const applicant: CaseActor = { kind: 'applicant', id: 'apl_1', personId: null };

function reviewIn(status: ReviewedStatus, options: Partial<ReviewedCase> = {}): ReviewedCase {
  return {
    tenantId: 'ten_1',
    caseId: 'case_1',
    process: 'period-close',
    subjectId: 'apl_1',
    epoch: 1,
    seq: 3,
    status,
    revision: 1,
    termsHash: 'hash-1',
    makers: ['per_maker'],
    approval: approvalOf([stepNamed('first')], {
      releaseAfter: status === 'submitted' ? '4BH' : null,
      approvals: [{ stepIndex: 0, personId: 'per_before' }],
    }),
    task: status === 'in_review' ? taskOf('review', { step: 'first' }) : null,
    timers: [{ kind: 'remind', at: now, clock: 'business' }],
    paused: [],
    processed: [],
    data: status === 'changes_requested' ? { openFields: ['website'] } : {},
    ...options,
  };
}

function outcomeOf(state: ReviewedCase, input: CaseInput, options: ReviewOptions): string {
  const reaction = reviewRules(options).react(state, input, now);
  if (reaction === null) return '-';
  return isRefusal(reaction) ? `!${reaction.refused}` : `${reaction.name}>${reaction.next.status}`;
}

const by = (actor: CaseActor, kind: string, facts: Record<string, unknown> = {}): CaseInput => ({
  kind: 'command',
  message: messageOf(kind, facts, { actor }),
});
const ask = (fields: unknown): CaseInput =>
  by(member('per_1'), 'decide', { taskId: 'tsk_1', outcome: 'request_changes', revision: 1, fields });
const answer = by(applicant, 'resubmit', { revision: 2, termsHash: 'hash-2', makers: ['per_2'] });
const timer = (name: string): CaseInput => ({ kind: 'timer', timer: name });

describe('a review', () => {
  it.each([
    ['asks for changes of named fields', 'in_review', ask(['website']), 'request_changes>changes_requested'],
    ['names a field', 'in_review', ask([]), '!invalid_input'],
    ['takes no text as a field', 'in_review', ask(['Please explain!']), '!invalid_input'],
    ['takes the answer of somebody with a link', 'changes_requested', answer, 'resubmit>in_review'],
    ['takes no answer that nobody asked for', 'in_review', answer, '!action_not_available'],
    [
      'takes the next revision only',
      'changes_requested',
      by(applicant, 'resubmit', { revision: 3, termsHash: 'hash-3' }),
      '!stale_revision',
    ],
    ['is withdrawn by silence', 'changes_requested', timer('changes_limit'), 'lapse_changes>withdrawn'],
    ['is not withdrawn by an old timer', 'in_review', timer('changes_limit'), '-'],
    ['is taken back while changes are asked', 'changes_requested', by(applicant, 'withdraw'), 'withdraw>withdrawn'],
    ['is approved by its rule', 'submitted', timer('release'), 'approve>approved'],
    ['is over when it is over', 'approved', answer, '!action_not_available'],
  ] as const)('%s', (_says, status, input, outcome) => {
    expect(outcomeOf(reviewIn(status), input, everything)).toBe(outcome);
  });

  it.each([
    ['changes', 'in_review', ask(['website']), '!action_not_available'],
    ['answers', 'changes_requested', answer, '!action_not_available'],
    ['rules', 'submitted', timer('release'), '-'],
  ] as const)('where only people decide knows no %s', (_says, status, input, outcome) => {
    expect(outcomeOf(reviewIn(status), input, onlyPeople)).toBe(outcome);
  });

  it('rejects by rule with the reason that the policy gave, and records the rule as who decided', () => {
    const state = reviewIn('submitted', {
      approval: approvalOf([], {
        ruleName: 'not here',
        releaseAfter: '4BH',
        byRule: { outcome: 'reject', reason: 'not_eligible' },
      }),
    });
    expect(reviewRules(everything).react(state, timer('release'), now)).toMatchObject({
      name: 'reject',
      actor: { kind: 'rule' },
      decision: { outcome: 'reject', source: 'rule', step: 'not here' },
      facts: { reason: 'not_eligible' },
      next: { status: 'rejected', timers: [] },
    });
  });

  it('after an answer asks for every approval anew, and never those who wrote it', () => {
    const reaction = reviewRules(everything).react(reviewIn('changes_requested'), answer, now);
    expect(reaction).toMatchObject({
      next: {
        revision: 2,
        termsHash: 'hash-2',
        makers: ['per_maker', 'per_2'],
        approval: { approvals: [], stepIndex: 0 },
        data: { openFields: [] },
      },
    });
  });
});
