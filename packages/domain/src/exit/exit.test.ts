import { describe, expect, it } from 'vitest';
import { closedDealStatuses, dealStatuses } from '../deal-registration/deal.ts';
import { dealChoices, keptRecords, keptUntil, settleAccess, settleDeal, settleMoney } from './disposition.ts';
import { effectsOf, exitEffectKeys, exitEffects } from './effects.ts';
import { checkNotice, exitReasonRules, exitReasons } from './exit.ts';
import { payabilityOf } from './payable.ts';

describe('what becomes of a registration', () => {
  it.each([
    ['approved', 'honour', true, 'honour'],
    ['approved', 'transfer', true, 'transfer'],
    ['approved', 'transfer', false, 'honour'],
    ['approved', 'release', true, 'release'],
    ['win_reported', 'release', true, 'honour'],
    ['win_reported', 'transfer', true, 'honour'],
    ['submitted', 'honour', false, 'honour'],
    ['submitted', 'transfer', true, 'release'],
    ['in_review', 'release', false, 'release'],
    ['changes_requested', 'honour', true, 'release'],
    ['waitlisted', 'honour', true, 'release'],
    ['offered', 'transfer', true, 'release'],
    ['draft', 'release', true, null],
    ['won', 'release', true, null],
  ] as const)('%s, chosen to %s, somebody to take it %s: %s', (status, chosen, hasTarget, result) => {
    expect(settleDeal(status, chosen, hasTarget)).toBe(result);
  });

  it('is settled for every status that is open, and for no other', () => {
    const open = dealStatuses.filter(
      (status) => status !== 'draft' && !closedDealStatuses.some((closed) => closed === status),
    );
    expect(Object.keys(dealChoices).toSorted()).toEqual([...open].toSorted());
  });
});

describe('what becomes of money and people', () => {
  it.each([
    [true, 'blocked'],
    [false, 'pay_out'],
  ] as const)('money, blocked %s: %s', (isBlocked, result) => {
    expect(settleMoney(isBlocked)).toBe(result);
  });
  it.each([
    [0, 'read_only'],
    [1, 'kept'],
  ] as const)('people, with %i other memberships: %s', (others, result) => {
    expect(settleAccess(others)).toBe(result);
  });
  it('what is kept has its ground and its last day', () => {
    expect(keptRecords.every(({ basis, years }) => basis !== '' && years > 0)).toBe(true);
    expect(keptUntil(2026, { kind: 'books', basis: 'x', years: 10 })).toBe('2036-12-31');
  });
});

describe('a payout of a membership', () => {
  const at = 1_000;
  it.each([
    ['active', 'active', null, 'payable'],
    ['ending', 'active', null, 'payable'],
    ['paused', 'active', null, 'partner_not_active'],
    ['pending', 'active', null, 'partner_not_active'],
    ['active', 'suspended', null, 'partner_not_active'],
    ['active', 'ended', null, 'partner_not_active'],
    ['ended', 'ended', 1_001, 'exit_hold'],
    ['ended', 'ended', 1_000, 'last_payout'],
    ['ended', 'active', 999, 'last_payout'],
    ['ended', 'suspended', 999, 'partner_not_active'],
    ['ended', 'ended', null, 'partner_not_active'],
  ] as const)('%s of a partner that is %s, settled from %s: %s', (enrollment, partner, settlesAt, result) => {
    expect(payabilityOf({ enrollment, partner, settlesAt }, at)).toBe(result);
  });
});

describe('notice', () => {
  it.each([
    ['inactivity', 30, null],
    ['inactivity', 29, 'notice_too_short'],
    ['partner_wish', 0, 'notice_too_short'],
    ['breach', 0, null],
    ['true_match', 0, null],
  ] as const)('%s with %i days where 30 are usual: %s', (reason, noticeDays, result) => {
    expect(checkNotice({ reason, noticeDays }, 30)).toBe(result);
  });
  it('no reason that bars is told to the partner, and the partner asks for none of them', () => {
    for (const reason of exitReasons) {
      const { bars, isTold, isPartners } = exitReasonRules[reason];
      if (bars) expect([reason, isTold, isPartners]).toEqual([reason, false, false]);
    }
  });
});

describe('effects', () => {
  it('are named once, and those that others build on come after those that can be undone', () => {
    expect(exitEffects.map(({ key }) => key)).toEqual([...exitEffectKeys]);
    expect(effectsOf('end').at(-1)).toBe('finish');
  });
});
