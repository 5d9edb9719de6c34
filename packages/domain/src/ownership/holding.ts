import { accepted, type Result, refused } from '../result/result.ts';
import { add, type Fraction, isAtLeast, parsePercent, subtract, whole, zero } from './fraction.ts';

export const partyKinds = ['person', 'company'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** Somebody in a company's structure; the company itself is one of them. */
export interface Party {
  readonly id: string;
  readonly kind: PartyKind;
}

/** Who holds how much of whom, as it was stated: `percent` is a decimal text such as `12.5`. */
export interface StatedHolding {
  readonly holderId: string;
  readonly heldId: string;
  readonly percent: string;
}

export interface Holding {
  readonly holderId: string;
  readonly heldId: string;
  readonly share: Fraction;
}

/** More than this is no structure that anybody could look through, and is drawn up on paper instead. */
export const holdingsMax = 200;

export interface HoldingProblem {
  readonly code:
    | 'percent_malformed'
    | 'party_unknown'
    | 'person_held'
    | 'held_by_itself'
    | 'stated_twice'
    | 'more_than_whole'
    | 'too_many';
  /** Index of the holding that shows it. */
  readonly index: number;
}

/**
 * Reads stated holdings. Refused: a percentage that is none, a party nobody named, a person who would be owned, a company
 * that owns itself, the same pair twice, and more than 100 % of one company.
 */
export function readHoldings(
  parties: readonly Party[],
  stated: readonly StatedHolding[],
): Result<readonly Holding[], HoldingProblem> {
  if (stated.length > holdingsMax) return refused({ code: 'too_many', index: holdingsMax });
  const kinds = new Map(parties.map(({ id, kind }) => [id, kind]));
  const holdings: Holding[] = [];
  const pairs = new Set<string>();
  const held = new Map<string, Fraction>();
  for (const [index, { holderId, heldId, percent }] of stated.entries()) {
    const share = parsePercent(percent);
    if (share === undefined) return refused({ code: 'percent_malformed', index });
    if (!kinds.has(holderId) || !kinds.has(heldId)) return refused({ code: 'party_unknown', index });
    if (kinds.get(heldId) === 'person') return refused({ code: 'person_held', index });
    if (holderId === heldId) return refused({ code: 'held_by_itself', index });
    const pair = JSON.stringify([holderId, heldId]);
    if (pairs.has(pair)) return refused({ code: 'stated_twice', index });
    pairs.add(pair);
    const total = add(held.get(heldId) ?? zero, share);
    if (!isAtLeast(whole, total)) return refused({ code: 'more_than_whole', index });
    held.set(heldId, total);
    holdings.push({ holderId, heldId, share });
  }
  return accepted(holdings);
}

/** How much of a company nobody was named for. */
export function unaccountedShare(holdings: readonly Holding[], companyId: string): Fraction {
  return holdings
    .filter(({ heldId }) => heldId === companyId)
    .reduce((left, { share }) => subtract(left, share), whole);
}
