import { describe, expect, it } from 'vitest';
import type { OutsideAccounts } from './port.ts';

export interface AccountsUnderTest<Detail> {
  readonly accounts: OutsideAccounts<Detail>;
  /** How many accounts the other side has open, and has ever opened. */
  readonly book: () => Promise<{ readonly open: number; readonly ever: number }>;
}

/** What every system that keeps accounts for us must hold: one account per reference, and closed for good. */
export function describeOutsideAccounts<Detail>(
  name: string,
  given: { readonly open: () => Promise<AccountsUnderTest<Detail>>; readonly detail: Detail },
): void {
  const { detail } = given;
  describe(`accounts at another system: ${name}`, () => {
    it('opens one per reference, however often it is asked, one after the other or at once', async () => {
      const { accounts, book } = await given.open();
      const answers = await Promise.all([1, 2, 3].map(() => accounts.open({ reference: 'ref-1', detail })));
      answers.push(await accounts.open({ reference: 'ref-1', detail }));
      const numbers = answers.map((answer) => (answer.status === 'open' ? answer.number : answer.status));
      expect(new Set(numbers).size).toBe(1);
      expect(numbers[0]).toMatch(/./);
      expect(await book()).toEqual({ open: 1, ever: 1 });
      const other = await accounts.open({ reference: 'ref/2 with signs', detail });
      expect(other.status === 'open' && other.number !== numbers[0]).toBe(true);
    });

    it('finds what is open, and tells what it never saw from what it closed', async () => {
      const { accounts } = await given.open();
      expect(await accounts.find('ref-1')).toEqual({ status: 'absent' });
      const opened = await accounts.open({ reference: 'ref-1', detail });
      expect(await accounts.find('ref-1')).toEqual(opened);
      expect(await accounts.close('ref-1')).toEqual({ status: 'closed' });
      expect(await accounts.find('ref-1')).toEqual({ status: 'closed' });
    });

    it('closes for good, also what was never opened, and as often as it is asked', async () => {
      const { accounts, book } = await given.open();
      await accounts.open({ reference: 'ref-1', detail });
      for (const reference of ['ref-1', 'ref-1', 'never-opened'])
        expect(await accounts.close(reference)).toEqual({ status: 'closed' });
      for (const reference of ['ref-1', 'never-opened'])
        expect(await accounts.open({ reference, detail })).toEqual({ status: 'refused', code: 'closed' });
      expect(await book()).toEqual({ open: 0, ever: 1 });
    });
  });
}
