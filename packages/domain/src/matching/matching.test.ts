import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockingKeys } from './blocking-keys.ts';
import { readCompanyName } from './company-name.ts';
import { editsBetween, wordLikeness } from './likeness.internal.ts';
import { type MatchCustomer, numberOf, possibleMin, sameCustomerMin, scoreCustomerMatch } from './score.ts';

const scoreOf = (left: string, right: string) => scoreCustomerMatch({ name: left }, { name: right }).score;
const shareKey = (left: MatchCustomer, right: MatchCustomer) => {
  const keys = blockingKeys(left);
  return blockingKeys(right).some((key) => keys.includes(key));
};

describe('company names', () => {
  it.each([
    ['Müller & Söhne GmbH', 'Mueller u. Soehne'],
    ['Müller & Söhne GmbH', 'MULLER UND SÖHNE G.m.b.H. & Co. KG'],
    ['Siemens Aktiengesellschaft', 'Siemens AG'],
    ['A.O. Smith', 'A. O. Smith Corporation'],
    ['GTX Pro Systems Ltd', 'GTXPro Systems Limited'],
    ['vanderbilt corp', 'van der bilt corp'],
    ['Good Will Company', 'Goodwill Company'],
    ['OAO Gazprom', 'ОАО «Газпром»'],
    ['Faberlic Sp. z o.o.', 'FABERLIC SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ'],
    ['株式会社トヨタ', 'トヨタ自動車'.slice(0, 3)],
    ['삼성전자주식회사', '삼성전자'],
    ['Ørsted A/S', 'Oersted AS'],
    ['The Home Depot, Inc.', 'Home Depot'],
    ['Johnson & Johnson', 'Johnson and Johnson'],
    ['Memeler Holz-Industrie-Aktien-Gesellschaft in Memel', 'Memeler Holz-Industrie-Act.-Ges. in Memel.'],
    ['Smith Brothers Energy', 'Energy Smith Brothers Inc.'],
  ])('%s is %s', (left, right) => {
    expect(scoreOf(left, right)).toBeGreaterThanOrEqual(sameCustomerMin);
    expect(shareKey({ name: left }, { name: right })).toBe(true);
  });

  it.each([
    ['Toyota Motor Corporation', 'Tayota Motor Corp', 'name_near'],
    ['CBRE', 'CBRE Group, Inc.', 'name_near'],
    ['Walvax', 'Walvax Biotechnology Co., Ltd.', 'name_tokens'],
    ['AbbVie', 'AbbVie Australia', 'name_near'],
    ['General Motors', 'General Motors du Canada Limitée', 'name_tokens'],
    ['International Business Machines', 'IBM', 'acronym'],
  ])('%s may be %s (%s)', (left, right, kind) => {
    const { score, reasons } = scoreCustomerMatch({ name: left }, { name: right });
    expect(score).toBeGreaterThanOrEqual(possibleMin);
    expect(reasons[0]).toMatchObject({ kind, left, right });
    expect(shareKey({ name: left }, { name: right })).toBe(true);
  });

  it.each([
    ['Torii Pharmaceutical Co., Ltd.', 'Horii Pharmaceutical IND., Ltd.'],
    ['Aker Solutions', 'Solutions Inc.'],
    ['Siemens Energy', 'Iris Energy LLC'],
    ['Blackstone Capital Partners VII', 'Blackstone Capital Partners VIII'],
    ['General Electric', 'General Motors'],
    ['Norfolk Southern', 'Southern Company'],
    ['BP plc', 'BD plc'],
  ])('%s is not %s', (left, right) => {
    expect(scoreOf(left, right)).toBeLessThan(possibleMin);
  });

  it('that are nothing but a legal form, empty or very long are read all the same', () => {
    for (const name of [
      'Limited',
      'S.A.',
      'AG',
      'The',
      '',
      '   ',
      '!!!',
      '🚀',
      `${'a '.repeat(5000)}`,
      'x'.repeat(10_000),
    ]) {
      expect(readCompanyName(name).readings.length).toBeGreaterThan(0);
      expect(scoreOf(name, 'Acme')).toBeLessThan(possibleMin);
    }
    expect(scoreOf('', '')).toBe(0);
    expect(scoreOf('Limited', 'Limited')).toBe(100);
  });
});

describe('customers', () => {
  const acme = { name: 'Acme Tools GmbH', country: 'DE', domain: 'acme.de' } as const;

  it('of one domain are one where the name fits, and a match where it does not', () => {
    expect(scoreCustomerMatch(acme, { ...acme, name: 'Acme' }).score).toBeGreaterThanOrEqual(sameCustomerMin);
    const sister = scoreCustomerMatch(acme, { ...acme, name: 'Blue Ocean Logistics' });
    expect(sister.score).toBeGreaterThanOrEqual(possibleMin);
    expect(sister.score).toBeLessThan(sameCustomerMin);
    expect(sister.reasons.map((reason) => reason.kind)).toEqual(['domain', 'country']);
  });

  it('in two countries are a match and never the same', () => {
    const { score } = scoreCustomerMatch(acme, { ...acme, country: 'FR' });
    expect(score).toBeGreaterThanOrEqual(possibleMin);
    expect(score).toBeLessThan(sameCustomerMin);
  });

  it('of one registration number are one; of two in one country they are not, whatever the name', () => {
    const left = { ...acme, registrationNumber: 'HRB 12 345' };
    const same = scoreCustomerMatch(left, { name: 'Anvil Holding', country: 'DE', registrationNumber: 'hrb12345' });
    expect(same.score).toBe(100);
    expect(same.reasons.map((reason) => reason.kind)).toEqual(['registration_number', 'country']);
    const other = scoreCustomerMatch(left, { ...acme, registrationNumber: 'HRB 99 999' });
    expect(other.score).toBeGreaterThanOrEqual(possibleMin);
    expect(other.score).toBeLessThan(sameCustomerMin);
    expect(numberOf({ registrationNumber: '1-2' })).toBe('');
  });

  it('of two domains are less alike, unless the name is the very same', () => {
    const near = { name: 'Acme Toolz GmbH', country: 'DE' } as const;
    const without = scoreCustomerMatch(acme, near).score;
    expect(scoreCustomerMatch(acme, { ...near, domain: 'toolz.de' }).score).toBeLessThan(without);
    expect(scoreCustomerMatch(acme, { ...acme, domain: 'acme.com' }).score).toBeGreaterThanOrEqual(sameCustomerMin);
  });

  it('are known by their aliases too, and a shared product is a reason without being a likeness', () => {
    const left = { name: 'IBM', aliases: ['International Business Machines'], productIds: ['prd_1', 'prd_2'] };
    const right = { name: 'Business Machines International Inc', productIds: ['prd_2'] };
    const { score, reasons } = scoreCustomerMatch(left, right);
    expect(score).toBeGreaterThanOrEqual(sameCustomerMin);
    expect(reasons).toContainEqual({ kind: 'product', left: 'prd_2', right: 'prd_2' });
    expect(scoreCustomerMatch(left, { ...right, productIds: [] }).score).toBe(score);
    expect(
      scoreCustomerMatch({ name: 'Acme', productIds: ['prd_1'] }, { name: 'Zenith', productIds: ['prd_1'] }).score,
    ).toBe(0);
  });

  it('score the same from either side, between 0 and 100, and share a key with themselves', () => {
    const word = fc.constantFrom(
      'Müller',
      'Acme',
      'Bank',
      'of',
      'GmbH',
      'Holding',
      'Nippon',
      'II',
      'A.',
      '&',
      '株式会社',
      'Pharma',
      '7',
      'Süd',
    );
    const anyCustomer = fc.record({
      name: fc.oneof(
        fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
      ),
      country: fc.constantFrom('DE', 'FR', undefined),
      domain: fc.constantFrom('acme.de', 'zenith.fr', undefined),
      registrationNumber: fc.constantFrom('HRB 1234', 'HRB 5678', undefined),
    });
    fc.assert(
      fc.property(anyCustomer, anyCustomer, (left, right) => {
        const { score } = scoreCustomerMatch(left, right);
        expect(scoreCustomerMatch(right, left).score).toBe(score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        if (/[a-z0-9]/i.test(left.name)) expect(shareKey(left, { ...left })).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('have few, short keys, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
        const keys = blockingKeys({ name, domain: 'example.com' });
        expect(keys.length).toBeLessThanOrEqual(80);
        expect(keys.every((key) => key.length <= 64)).toBe(true);
      }),
    );
    expect(
      blockingKeys({ name: 'International Business Machines Corporation of Northern Württemberg' }).length,
    ).toBeLessThan(60);
  });
});

describe('words', () => {
  it.each([
    ['toyota', 'toyota', 0],
    ['toyota', 'tayota', 1],
    ['apple', 'appel', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['abcdef', 'uvwxyz', 4],
  ])('%s and %s are %i edits apart (4: more than were asked for)', (left, right, edits) => {
    expect(editsBetween(left, right, 3)).toBe(edits);
  });

  it('forgive more the longer they are, and least at the first letter', () => {
    expect(wordLikeness('pharmacia', 'pharmacie')).toBeGreaterThan(wordLikeness('akai', 'akao'));
    expect(wordLikeness('torii', 'toril')).toBeGreaterThan(wordLikeness('torii', 'horii'));
  });
});
