import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOver, type Posting } from './posting.ts';
import {
  adjustmentPosting,
  bankDifferencePosting,
  earningPosting,
  holdReleasedPostings,
  payoutFailedPosting,
  payoutReturnedPosting,
  payoutSentPosting,
  payoutSettledPosting,
  receivableNettedPosting,
  takeBackPosting,
} from './postings.ts';

const place = { legalEntityId: 'len', programId: 'prg', enrollmentId: 'enr', currency: 'EUR', at: 0 } as const;
const line = { ...place, lineId: 'l1' };
const payout = { ...place, payoutId: 'p1', attempt: 2 };

/** Sides by kind of account, to be read at a glance. */
const sides = ({ entries }: Posting) =>
  Object.fromEntries(entries.map(({ account, amountMinor }) => [account.kind, amountMinor]));

describe('postings', () => {
  it.each<[string, Posting | null, Record<string, bigint>, string]>([
    [
      'an earning of 200.00 is an expense and pending',
      earningPosting({ ...line, amountMinor: 20_000n }),
      { program_expense: 20_000n, partner_pending: -20_000n },
      'earning:l1',
    ],
    [
      '60.00 of a line that is pending come out of what is pending, whatever is available',
      takeBackPosting({ ...line, amountMinor: 6_000n, isPending: true, availableMinor: 9_000n }),
      { program_expense: -6_000n, partner_pending: 6_000n },
      'take_back:l1',
    ],
    [
      '60.00 of a line that is not, with 50.00 available: 50.00 from there and 10.00 owed',
      takeBackPosting({ ...line, amountMinor: 6_000n, isPending: false, availableMinor: 5_000n }),
      { program_expense: -6_000n, partner_available: 5_000n, partner_receivable: 1_000n },
      'take_back:l1',
    ],
    [
      '60.00 with nothing available are owed',
      takeBackPosting({ ...line, amountMinor: 6_000n, isPending: false, availableMinor: 0n }),
      { program_expense: -6_000n, partner_receivable: 6_000n },
      'take_back:l1',
    ],
    [
      'a correction upwards is pending',
      adjustmentPosting({ ...line, amountMinor: 300n, availableMinor: 900n }),
      { program_expense: 300n, partner_pending: -300n },
      'adjustment:l1',
    ],
    [
      'a correction downwards by 3.00 with 1.00 available',
      adjustmentPosting({ ...line, amountMinor: -300n, availableMinor: 100n }),
      { program_expense: -300n, partner_available: 100n, partner_receivable: 200n },
      'adjustment:l1',
    ],
    [
      'what is sent waits between partner and bank',
      payoutSentPosting({ ...payout, amountMinor: 40_000n }),
      { partner_available: 40_000n, payout_clearing: -40_000n },
      'payout_sent:p1:2',
    ],
    [
      'what is settled has left the bank',
      payoutSettledPosting({ ...payout, amountMinor: 40_000n }),
      { payout_clearing: 40_000n, bank: -40_000n },
      'payout_settled:p1:2',
    ],
    [
      'what failed is available again',
      payoutFailedPosting({ ...payout, amountMinor: 40_000n }),
      { payout_clearing: 40_000n, partner_available: -40_000n },
      'payout_failed:p1:2',
    ],
    [
      'what came back is available again',
      payoutReturnedPosting({ ...payout, amountMinor: 40_000n }),
      { bank: 40_000n, partner_available: -40_000n },
      'payout_returned:p1:2',
    ],
    [
      'the bank took 1.50 more',
      bankDifferencePosting({ ...payout, amountMinor: 150n }),
      { fees: 150n, bank: -150n },
      'bank_difference:p1:2',
    ],
    [
      'the bank took 1.50 less',
      bankDifferencePosting({ ...payout, amountMinor: -150n }),
      { fees: -150n, bank: 150n },
      'bank_difference:p1:2',
    ],
  ])('%s', (_, posting, expected, key) => {
    expect(posting).not.toBeNull();
    if (posting === null) return;
    expect(sides(posting)).toEqual(expected);
    expect(posting.key).toBe(key);
    expect([...leftOver(posting)]).toEqual([]);
  });

  it('pay back what is owed before anything becomes available: 50.00 released with 60.00 owed', () => {
    const postings = holdReleasedPostings({ ...line, amountMinor: 5_000n, receivableMinor: 6_000n });
    expect(postings.map(sides)).toEqual([
      { partner_pending: 5_000n, partner_available: -5_000n },
      { partner_available: 5_000n, partner_receivable: -5_000n },
    ]);
    expect(postings.map(({ key }) => key)).toEqual(['hold_released:l1', 'receivable_netted:hold_released:l1']);
  });

  it('are not there where there is nothing to move', () => {
    expect(bankDifferencePosting({ ...payout, amountMinor: 0n })).toBeNull();
    expect(receivableNettedPosting({ ...place, cause: 'c', availableMinor: 0n, receivableMinor: 5n })).toBeNull();
    expect(receivableNettedPosting({ ...place, cause: 'c', availableMinor: 5n, receivableMinor: 0n })).toBeNull();
    expect(holdReleasedPostings({ ...line, amountMinor: 5n, receivableMinor: 0n })).toHaveLength(1);
  });

  it('belong to the partner where the account is a partner account, and to the tenant alone otherwise', () => {
    const { entries } = earningPosting({ ...line, amountMinor: 1n });
    expect(entries.map(({ account }) => account.enrollmentId)).toEqual(['', 'enr']);
  });

  it('balance, whatever is available and owed', () => {
    const minor = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(minor, minor, minor, fc.boolean(), (amount, availableMinor, receivableMinor, isPending) => {
        const amountMinor = amount + 1n;
        const postings = [
          takeBackPosting({ ...line, amountMinor, isPending, availableMinor }),
          adjustmentPosting({ ...line, amountMinor: -amountMinor, availableMinor }),
          ...holdReleasedPostings({ ...line, amountMinor, receivableMinor }),
        ];
        for (const posting of postings) {
          expect([...leftOver(posting)]).toEqual([]);
          expect(new Set(posting.entries.map(({ account }) => account.kind)).size).toBe(posting.entries.length);
          expect(posting.entries.every((entry) => entry.amountMinor !== 0n)).toBe(true);
        }
      }),
    );
  });
});
