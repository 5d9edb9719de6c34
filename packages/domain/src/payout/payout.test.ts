import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchIdOf, endToEndIdOf } from './keys.ts';
import { type ListedPayout, payoutListText } from './list-text.ts';
import { payoutRunStatuses, payoutStatuses } from './payout.ts';
import { payoutRunAfter, payoutRunEvents } from './payout-run-transition.ts';
import { isPayoutAtRest, mayHaveMoved, type PayoutEvent, payoutAfter, payoutEvents } from './payout-transition.ts';

describe('a payout', () => {
  it('answers every event in every status, and these alone lead on', () => {
    const leads = payoutStatuses.flatMap((status) =>
      payoutEvents.flatMap((event) => {
        const next = payoutAfter(status, event);
        if (!next.ok) expect(next.refusal).toEqual({ code: 'payout_transition_not_possible', status, event });
        return next.ok && next.value !== status ? [`${status} ${event} ${next.value}`] : [];
      }),
    );
    expect(leads).toEqual([
      'pending hold held',
      'pending clear ready',
      'pending cancel cancelled',
      'held clear ready',
      'held cancel cancelled',
      'ready hold held',
      'ready call unknown',
      'ready hand_over sent',
      'ready cancel cancelled',
      'sent refuse failed',
      'sent settle paid',
      'sent return returned',
      'paid return returned',
      'failed retry ready',
      'failed cancel cancelled',
      'unknown accept sent',
      'unknown refuse failed',
      'unknown settle paid',
      'unknown return returned',
    ]);
  });

  it('is called again only after a confirmed refusal, whatever happened to it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...payoutEvents), { maxLength: 40 }), (events) => {
        let status: (typeof payoutStatuses)[number] = 'pending';
        let isOut = false;
        for (const event of events) {
          const next = payoutAfter(status, event);
          if (!next.ok) continue;
          if (event === 'call' || event === 'hand_over') {
            expect(isOut).toBe(false);
            isOut = true;
          }
          if (next.value === 'failed') isOut = false;
          expect(mayHaveMoved(next.value)).toBe(isOut);
          status = next.value;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('settles once: a second movement for it, and one for a failed or cancelled one, goes to a person', () => {
    for (const status of ['paid', 'failed', 'returned', 'cancelled', 'pending', 'held', 'ready'] as const) {
      expect(payoutAfter(status, 'settle').ok, status).toBe(false);
    }
  });

  it('is at rest when nothing more is expected', () => {
    expect(payoutStatuses.filter(isPayoutAtRest)).toEqual(['held', 'paid', 'failed', 'returned', 'cancelled']);
  });

  it('that is asked about again stays what it is', () => {
    const repeated: readonly (readonly [(typeof payoutStatuses)[number], PayoutEvent])[] = [
      ['sent', 'accept'],
      ['paid', 'accept'],
      ['failed', 'refuse'],
      ['unknown', 'no_answer'],
    ];
    for (const [status, event] of repeated) expect(payoutAfter(status, event)).toEqual({ ok: true, value: status });
  });
});

describe('a payout run', () => {
  it('answers every event in every status, and these alone lead on', () => {
    const leads = payoutRunStatuses.flatMap((status) =>
      payoutRunEvents.flatMap((event) => {
        const next = payoutRunAfter(status, event);
        if (!next.ok) expect(next.refusal).toEqual({ code: 'payout_run_transition_not_possible', status, event });
        return next.ok ? [`${status} ${event} ${next.value}`] : [];
      }),
    );
    expect(leads).toEqual([
      'draft compute computed',
      'draft cancel cancelled',
      'computed compute computed',
      'computed submit in_review',
      'computed change draft',
      'computed cancel cancelled',
      'in_review change draft',
      'in_review approve approved',
      'in_review cancel cancelled',
      'approved change draft',
      'approved release released',
      'approved cancel cancelled',
      'released settle settled',
    ]);
  });
});

describe('keys', () => {
  const payoutId = 'payout_01k0z8m4qvf9x7t2c5b6n8h3dw';

  it('fit into 35 characters that every SEPA bank takes, and differ by payout and attempt', () => {
    expect(endToEndIdOf(payoutId, 1)).toBe('01K0Z8M4QVF9X7T2C5B6N8H3DW-1');
    expect(endToEndIdOf(payoutId, 99_999_999)).toMatch(/^[0-9A-Z-]{1,35}$/);
    expect(endToEndIdOf(payoutId, 11)).not.toBe(endToEndIdOf(payoutId, 1));
    expect(batchIdOf('payout_run_01k0z8m4qvf9x7t2c5b6n8h3dx', 1)).toBe('01K0Z8M4QVF9X7T2C5B6N8H3DX-1');
    expect(batchIdOf('payout_run_01k0z8m4qvf9x7t2c5b6n8h3dx', 46_655)).toBe('01K0Z8M4QVF9X7T2C5B6N8H3DX-ZZZ');
  });

  it.each([
    ['no id of ours', 'payout-17', 1],
    ['half an attempt', payoutId, 1.5],
    ['an attempt below zero', payoutId, -1],
    ['more attempts than fit', payoutId, 100_000_000],
  ])('are not made of %s', (_label, id, attempt) => {
    expect(() => endToEndIdOf(id, attempt)).toThrow(/No key/);
  });
});

describe('the text of a list', () => {
  const payee = { paymentMethodId: 'paym_1', holder: 'Müller', account: 'DE89370400440532013000' };
  const one: ListedPayout = { payoutId: 'p1', payee, amountMinor: 40_000n, currency: 'EUR' };
  const two: ListedPayout = { ...one, payoutId: 'p2', amountMinor: 1n };

  it('is what it is, for ever: hashes of old approvals depend on it', () => {
    expect(payoutListText([one])).toBe(
      'payout-list/1\n["p1","paym_1","Müller","DE89370400440532013000","40000","EUR"]\n',
    );
  });

  it.each([
    ['the order', [two, one]],
    ['a payout more', [one, two, { ...two, payoutId: 'p3' }]],
    ['a payout less', [one]],
    ['a cent', [{ ...one, amountMinor: 40_001n }, two]],
    ['the currency', [{ ...one, currency: 'SEK' as const }, two]],
    ['the account', [{ ...one, payee: { ...payee, account: 'DE89370400440532013001' } }, two]],
    ['the holder', [{ ...one, payee: { ...payee, holder: 'Muller' } }, two]],
    ['another method with the same account', [{ ...one, payee: { ...payee, paymentMethodId: 'paym_2' } }, two]],
  ])('changes with %s', (_label, list) => {
    expect(payoutListText(list)).not.toBe(payoutListText([one, two]));
  });

  it('cannot be made alike by what a name contains', () => {
    const tricky = (holder: string, account: string): ListedPayout => ({
      ...one,
      payee: { ...payee, holder, account },
    });
    expect(payoutListText([tricky('a","b', 'c')])).not.toBe(payoutListText([tricky('a', 'b","c')]));
    expect(payoutListText([tricky('a\n["p2"]', 'c')]).split('\n')).toHaveLength(3);
  });
});
