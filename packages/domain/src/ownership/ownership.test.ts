import { describe, expect, it } from 'vitest';
import { beneficialOwners } from './beneficial-owners.ts';
import { formatPercent, parsePercent } from './fraction.ts';
import { type Party, readHoldings, type StatedHolding, unaccountedShare } from './holding.ts';
import { sanctionsShareOf } from './sanctions-share.ts';

/** Small letters are people, capitals companies; `a>T 10` is 10 % of T held by a. */
function structure(text: string): { parties: Party[]; stated: StatedHolding[] } {
  const stated = text.split(', ').map((each) => {
    const [, holderId = '', heldId = '', percent = ''] = /^(\w+)>(\w+) (\S+)$/.exec(each) ?? [];
    return { holderId, heldId, percent };
  });
  const ids = [...new Set(['T', ...stated.flatMap(({ holderId, heldId }) => [holderId, heldId])])];
  return { stated, parties: ids.map((id) => ({ id, kind: /^[a-z]/.test(id) ? 'person' : 'company' })) };
}

function read(text: string) {
  const { parties, stated } = structure(text);
  const holdings = readHoldings(parties, stated);
  if (!holdings.ok) throw new Error(holdings.refusal.code);
  return { parties, holdings: holdings.value };
}

const ownersOf = (text: string) => {
  const { parties, holdings } = read(text);
  return beneficialOwners(parties, holdings, 'T')?.map(
    ({ partyId, share, isBeneficialOwner }) => `${partyId} ${formatPercent(share)}${isBeneficialOwner ? '!' : ''}`,
  );
};

describe('beneficial owners', () => {
  it.each([
    ['10 + 50 % of 40 = 30', 'a>T 10, a>H 50, H>T 40', ['a 30!']],
    ['exactly a quarter counts', 'a>T 25, b>T 24.999999999999', ['a 25!', 'b 24.9999']],
    ['50 % of 50 % of 100 = 25', 'a>X 50, X>Y 50, Y>T 100', ['a 25!']],
    ['a third of three quarters, cut: 24.9999', 'a>X 33.3333, X>T 75', ['a 24.9999']],
    ['two chains of 15 = 30', 'a>X 50, X>T 30, a>Y 50, Y>T 30', ['a 30!']],
    [
      'X and Y own 10 % of each other: 90 * (50 + 10 % of 50) / 99',
      'a>X 90, b>Y 90, X>Y 10, Y>X 10, X>T 50, Y>T 50',
      ['a 50!', 'b 50!'],
    ],
    ['a circle above the company: a 60 of X, Y 40 of X, X all of Y', 'a>X 60, Y>X 40, X>Y 100, X>T 100', ['a 100!']],
    [
      'the company owns a part of its owner: 80 % of 50 / (1 - 0.2 * 0.5)',
      'a>X 80, T>X 20, X>T 50, b>T 50',
      ['b 50!', 'a 40!'],
    ],
  ])('%s', (_label, text, owners) => {
    expect(ownersOf(text)).toEqual(owners);
  });

  it('a circle that belongs to nobody says nothing', () => {
    expect(ownersOf('X>Y 100, Y>X 100, X>T 100')).toBeUndefined();
  });

  it('shows each chain, widest first, and what a circle adds', () => {
    const { parties, holdings } = read('a>T 10, a>H 50, H>T 40');
    expect(
      beneficialOwners(parties, holdings, 'T')?.[0]?.paths.map(
        (path) => `${path.partyIds.join('>')} ${formatPercent(path.share)}`,
      ),
    ).toEqual(['a>H>T 20', 'a>T 10']);
    const circle = read('a>X 60, Y>X 40, X>Y 100, X>T 100');
    expect(
      formatPercent(
        beneficialOwners(circle.parties, circle.holdings, 'T')?.[0]?.throughLoops ?? { numerator: 0n, denominator: 1n },
      ),
    ).toBe('40');
  });

  it('many layers that fan out are worked out without walking each chain', () => {
    const layers = Array.from({ length: 12 }, (_, n) =>
      ['A', 'B'].flatMap((from) => ['A', 'B'].map((to) => `${from}${n}>${to}${n + 1} 50`)),
    ).flat();
    expect(ownersOf(['a>A0 100', 'b>B0 100', ...layers, 'A12>T 50', 'B12>T 50'].join(', '))).toEqual([
      'a 50!',
      'b 50!',
    ]);
  });
});

describe('the 50 % rule of sanctions', () => {
  const of = (text: string, ...ownerIds: string[]) => {
    const { share, isOwned, counted } = sanctionsShareOf(read(text).holdings, ownerIds, 'T');
    return [`${formatPercent(share)}${isOwned ? '!' : ''}`, ...counted.map(({ partyIds }) => partyIds.join('>'))];
  };
  it.each([
    ['10 + all of 40, because half of H is theirs = 50', 'a>T 10, a>H 50, H>T 40', ['a'], ['50!', 'a>H>T', 'a>T']],
    ['below half nothing of a chain counts', 'a>H 49.99, H>T 100', ['a'], ['0']],
    [
      'half of half of half is owned, though 12.5 % is no beneficial owner',
      'a>X 50, X>Y 50, Y>T 50',
      ['a'],
      ['50!', 'a>X>Y>T'],
    ],
    ['two sanctioned owners count together: 25 + 25', 'a>T 25, b>T 25', ['a', 'b'], ['50!', 'a>T', 'b>T']],
    ['together they own the holder too: 30 + 20 of H', 'a>H 30, b>H 20, H>T 60', ['a', 'b'], ['60!', 'a>H>T']],
    ['a circle counts once', 'a>X 50, X>Y 50, Y>X 50, Y>T 50', ['a'], ['50!', 'a>X>Y>T']],
  ])('%s', (_label, text, ownerIds, expected) => {
    expect(of(text, ...ownerIds)).toEqual(expected);
  });
});

describe('stated holdings', () => {
  it.each([
    ['a percentage above the whole', 'a>T 101', 'percent_malformed'],
    ['a percentage in words', 'a>T half', 'percent_malformed'],
    ['a person as a company', 'a>b 10', 'person_held'],
    ['a company that owns itself', 'T>T 10', 'held_by_itself'],
    ['the same pair twice', 'a>T 10, a>T 20', 'stated_twice'],
    ['more than the whole of a company', 'a>T 60, b>T 40.0001', 'more_than_whole'],
  ])('refuse %s', (_label, text, code) => {
    const { parties, stated } = structure(text);
    const given = readHoldings(parties, stated);
    expect(given.ok ? null : given.refusal.code).toBe(code);
  });

  it('say how much nobody was named for', () => {
    expect(formatPercent(unaccountedShare(read('a>T 33.3, b>T 33.3').holdings, 'T'))).toBe('33.4');
    expect(parsePercent('1e2')).toBeUndefined();
  });
});
