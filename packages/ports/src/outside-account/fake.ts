import type { FoundAccount, OutsideAccounts } from './port.ts';

/** What goes wrong with the next calls of one kind. */
export interface AccountFault {
  readonly on: 'open' | 'find' | 'close';
  readonly times?: number;
  readonly how: /** Never arrives. */
    | 'lost'
    /** Is carried out, and nothing is said. */
    | 'silent_after_success'
    /** The other side says no. */
    | { readonly refuses: string };
}

export interface KeptAccount<Detail> {
  readonly reference: string;
  readonly number: string;
  readonly detail: Detail;
  readonly isOpen: boolean;
}

export interface FakeOutsideAccounts<Detail> extends OutsideAccounts<Detail> {
  /** Every account that was ever opened: the other side's own book. */
  book(): readonly KeptAccount<Detail>[];
  /** Calls that arrived, in their order. */
  readonly arrived: readonly string[];
  fault(fault: AccountFault): void;
}

/** A system of another company, in memory. */
export function createFakeOutsideAccounts<Detail>(title: string): FakeOutsideAccounts<Detail> {
  const accounts = new Map<string, { number: string; detail: Detail; isOpen: boolean }>();
  const closed = new Set<string>();
  const arrived: string[] = [];
  const faults: { on: AccountFault['on']; how: AccountFault['how']; left: number }[] = [];

  function carriedOut<Answer>(
    on: AccountFault['on'],
    reference: string,
    work: () => Answer,
  ): Answer | { status: 'unknown' } | { status: 'refused'; code: string } {
    const fault = faults.find((one) => one.on === on && one.left > 0);
    if (fault) fault.left -= 1;
    if (fault?.how === 'lost') return { status: 'unknown' };
    arrived.push(`${on} ${reference}`);
    if (fault && typeof fault.how === 'object') return { status: 'refused', code: fault.how.refuses };
    const answer = work();
    return fault ? { status: 'unknown' } : answer;
  }

  return {
    title,
    arrived,
    book: () => [...accounts].map(([reference, account]) => ({ reference, ...account })),
    fault: ({ on, how, times = 1 }) => void faults.push({ on, how, left: times }),
    open: async ({ reference, detail }) =>
      carriedOut('open', reference, () => {
        if (closed.has(reference)) return { status: 'refused', code: 'closed' } as const;
        const account = accounts.get(reference) ?? { number: `N${accounts.size + 1}`, detail, isOpen: true };
        accounts.set(reference, account);
        return { status: 'open', number: account.number } as const;
      }),
    find: async (reference) => {
      const found = carriedOut('find', reference, (): FoundAccount => {
        if (closed.has(reference)) return { status: 'closed' };
        const account = accounts.get(reference);
        return account ? { status: 'open', number: account.number } : { status: 'absent' };
      });
      return found.status === 'refused' ? { status: 'unknown' } : found;
    },
    close: async (reference) =>
      carriedOut('close', reference, () => {
        closed.add(reference);
        const account = accounts.get(reference);
        if (account) account.isOpen = false;
        return { status: 'closed' } as const;
      }),
  };
}
