import { describe, expect, it } from 'vitest';
import { createFakeOutsideAccounts } from './fake.ts';
import { describeOutsideAccounts } from './testing.ts';

describeOutsideAccounts('in memory', {
  detail: { name: 'Nordlicht' },
  open: async () => {
    const accounts = createFakeOutsideAccounts<{ name: string }>('in memory');
    const book = async () => {
      const kept = accounts.book();
      return { open: kept.filter(({ isOpen }) => isOpen).length, ever: kept.length };
    };
    return { accounts, book };
  },
});

describe('accounts in memory', () => {
  it('fail as they are told to, and no more often', async () => {
    const accounts = createFakeOutsideAccounts<null>('in memory');
    const open = () => accounts.open({ reference: 'r', detail: null });
    accounts.fault({ on: 'open', how: 'lost' });
    expect([await open(), accounts.book().length]).toEqual([{ status: 'unknown' }, 0]);
    accounts.fault({ on: 'open', how: { refuses: 'no_credit' } });
    expect([await open(), accounts.book().length]).toEqual([{ status: 'refused', code: 'no_credit' }, 0]);
    accounts.fault({ on: 'open', how: 'silent_after_success' });
    expect([await open(), accounts.book().length]).toEqual([{ status: 'unknown' }, 1]);
    expect([await open(), accounts.book().length]).toEqual([{ status: 'open', number: 'N1' }, 1]);
    expect(accounts.arrived).toEqual(['open r', 'open r', 'open r']);
  });
});
