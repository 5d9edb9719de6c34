import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Crm } from '@countersign/ports/crm/port';
import type { MailingList } from '@countersign/ports/mailing-list/port';
import type { OutsideAccounts } from '@countersign/ports/outside-account/port';
import type { TradingPlatform } from '@countersign/ports/trading-platform/port';
import { type AccountBook, openBook } from './book.ts';

export function standInCrm(folder: string): Crm {
  return accountsIn('Stand-in CRM', 'ACC', openBook(join(folder, 'crm')));
}

export function standInTradingPlatform(folder: string): TradingPlatform {
  return accountsIn('Stand-in trading platform', 'IB', openBook(join(folder, 'trading-platform')));
}

export function standInMailingList(folder: string): MailingList {
  return accountsIn('Stand-in mailing list', 'SUB', openBook(join(folder, 'mailing-list')));
}

function accountsIn<Detail>(title: string, prefix: string, book: AccountBook): OutsideAccounts<Detail> {
  /** The disk that fails is the other side that does not answer. */
  const answered = async <Answer>(work: () => Promise<Answer>): Promise<Answer | { status: 'unknown' }> => {
    try {
      return await work();
    } catch {
      return { status: 'unknown' };
    }
  };
  return {
    title,
    open: ({ reference, detail }) =>
      answered(async () => {
        const number = `${prefix}-${createHash('sha256').update(reference).digest('hex').slice(0, 8).toUpperCase()}`;
        const kept = await book.add({ reference, number, isOpen: true, detail });
        return kept.isOpen && kept.number !== null
          ? ({ status: 'open', number: kept.number } as const)
          : ({ status: 'refused', code: 'closed' } as const);
      }),
    find: (reference) =>
      answered(async () => {
        const kept = await book.read(reference);
        if (kept === null) return { status: 'absent' } as const;
        return kept.isOpen && kept.number !== null
          ? ({ status: 'open', number: kept.number } as const)
          : ({ status: 'closed' } as const);
      }),
    close: (reference) =>
      answered(async () => {
        const kept = await book.add({ reference, number: null, isOpen: false, detail: null });
        if (kept.isOpen) await book.replace({ ...kept, isOpen: false });
        return { status: 'closed' } as const;
      }),
  };
}
