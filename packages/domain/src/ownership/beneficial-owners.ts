import {
  add,
  divide,
  type Fraction,
  fraction,
  isAtLeast,
  isZero,
  largerFirst,
  multiply,
  subtract,
  sum,
  whole,
  zero,
} from './fraction.ts';
import type { Holding, Party } from './holding.ts';

/** From this share on a person is a beneficial owner (31 CFR 1010.230; Directive (EU) 2015/849 art. 3(6) before its "more than"). */
export const beneficialOwnerMin: Fraction = fraction(1n, 4n);

/** One chain from an owner down to the company: the parties in order, and the product of its percentages. */
export interface OwnershipPath {
  readonly partyIds: readonly string[];
  readonly share: Fraction;
}

export interface OwnerShare {
  readonly partyId: string;
  readonly share: Fraction;
  readonly paths: readonly OwnershipPath[];
  /** What circles of companies that own each other add beyond the paths shown. */
  readonly throughLoops: Fraction;
  readonly isBeneficialOwner: boolean;
}

/** Shown, not counted: the share is worked out without walking paths. */
const pathsMax = 50;

/**
 * Each person's share of a company, with percentages multiplied through every layer and all chains added up, largest
 * first. Companies that own each other are solved as equations, so that a circle is counted for what it is worth. Null
 * when a circle of companies belongs to nobody outside it: then no share says anything.
 */
export function beneficialOwners(
  parties: readonly Party[],
  holdings: readonly Holding[],
  companyId: string,
): readonly OwnerShare[] | null {
  const value = sharesPassedOn(parties, holdings, companyId);
  if (value === null) return null;
  return parties
    .filter(({ kind, id }) => kind === 'person' && id !== companyId)
    .map(({ id }): OwnerShare => {
      const direct = holdings.filter(({ holderId }) => holderId === id);
      const share = sum(direct.map((holding) => multiply(holding.share, value.get(holding.heldId) ?? zero)));
      const paths = pathsTo(holdings, id, companyId);
      return {
        partyId: id,
        share,
        paths,
        throughLoops: paths.length < pathsMax ? subtract(share, sum(paths.map((path) => path.share))) : zero,
        isBeneficialOwner: isAtLeast(share, beneficialOwnerMin),
      };
    })
    .filter(({ share }) => !isZero(share))
    .sort((left, right) => largerFirst(left.share, right.share));
}

/**
 * What the whole of each company is worth in the target: 1 for the target itself, else the sum over what it holds of
 * (share * worth of the held). Solved by elimination; null when the equations have no single answer.
 */
function sharesPassedOn(
  parties: readonly Party[],
  holdings: readonly Holding[],
  targetId: string,
): ReadonlyMap<string, Fraction> | null {
  const companies = parties.filter(({ kind, id }) => kind === 'company' && id !== targetId).map(({ id }) => id);
  const at = new Map(companies.map((id, index) => [id, index]));
  const size = companies.length;
  const rows = companies.map((_, row) =>
    Array.from({ length: size + 1 }, (_unused, column) => (row === column ? whole : zero)),
  );
  for (const { holderId, heldId, share } of holdings) {
    const row = rows[at.get(holderId) ?? -1];
    const column = heldId === targetId ? size : at.get(heldId);
    if (row === undefined || column === undefined) continue;
    const cell = row[column] ?? zero;
    row[column] = column === size ? add(cell, share) : subtract(cell, share);
  }
  const solved = solve(rows, size);
  return solved && new Map([[targetId, whole], ...companies.map((id, index) => [id, solved[index] ?? zero] as const)]);
}

/** Gauss-Jordan over exact fractions; null for a singular system. */
function solve(rows: Fraction[][], size: number): readonly Fraction[] | null {
  for (let pivot = 0; pivot < size; pivot += 1) {
    const found = rows.findIndex((row, index) => index >= pivot && !isZero(row[pivot] ?? zero));
    const [top, other] = [rows[pivot], rows[found]];
    if (top === undefined || other === undefined) return null;
    rows[found] = top;
    const by = other[pivot] ?? whole;
    const scaled = other.map((cell) => (isZero(cell) ? cell : divide(cell, by)));
    rows[pivot] = scaled;
    for (const [index, row] of rows.entries()) {
      const factor = row[pivot] ?? zero;
      if (index === pivot || isZero(factor)) continue;
      rows[index] = row.map((cell, column) => subtract(cell, multiply(factor, scaled[column] ?? zero)));
    }
  }
  return rows.map((row) => row[size] ?? zero);
}

/** Every chain that meets no party twice, widest first. */
function pathsTo(holdings: readonly Holding[], from: string, targetId: string): readonly OwnershipPath[] {
  const below = Map.groupBy(holdings, ({ holderId }) => holderId);
  const found: OwnershipPath[] = [];
  const walk = (path: OwnershipPath) => {
    const last = path.partyIds.at(-1) ?? from;
    if (last === targetId) return void found.push(path);
    for (const { heldId, share } of below.get(last) ?? []) {
      if (found.length >= pathsMax) return;
      if (isZero(share) || path.partyIds.includes(heldId)) continue;
      walk({ partyIds: [...path.partyIds, heldId], share: multiply(path.share, share) });
    }
  };
  walk({ partyIds: [from], share: whole });
  return found.sort((left, right) => largerFirst(left.share, right.share));
}
