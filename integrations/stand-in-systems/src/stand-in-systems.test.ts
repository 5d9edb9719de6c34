import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutsideAccounts } from '@countersign/ports/outside-account/port';
import { describeOutsideAccounts } from '@countersign/ports/outside-account/testing';
import { describe, expect, it } from 'vitest';
import { standInCrm, standInMailingList, standInTradingPlatform } from './adapter.ts';
import { openBook } from './book.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'countersign-systems-'));

function under<Detail>(detail: Detail, open: (folder: string) => OutsideAccounts<Detail>, name: string) {
  describeOutsideAccounts(name, {
    detail,
    open: async () => {
      const at = folder();
      const book = async () => {
        const ever = (await openBook(join(at, name)).all()).filter(({ number }) => number !== null);
        return { open: ever.filter(({ isOpen }) => isOpen).length, ever: ever.length };
      };
      return { accounts: open(at), book };
    },
  });
}

const partner = { partnerId: 'par_1', name: 'Nordlicht', country: 'DE' };
under({ ...partner, type: 'reseller', website: null }, standInCrm, 'crm');
under({ ...partner, currency: 'EUR' }, standInTradingPlatform, 'trading-platform');
under(
  { partnerId: 'par_1', list: 'partners', address: 'a@b.example', name: 'Anna', language: 'en' },
  standInMailingList,
  'mailing-list',
);

describe('a book of the stand-in systems', () => {
  it('is the same for whoever opens the folder, and is unknown where it cannot be written', async () => {
    const at = folder();
    const detail = { ...partner, currency: 'EUR' };
    const opened = await standInTradingPlatform(at).open({ reference: 'r', detail });
    expect(await standInTradingPlatform(at).find('r')).toEqual(opened);
    const blocked = join(at, 'file');
    writeFileSync(blocked, '');
    expect(await standInTradingPlatform(blocked).open({ reference: 'r', detail })).toEqual({ status: 'unknown' });
  });
});
