import { type Fraction, fraction, isAtLeast, isZero, largerFirst, sum } from './fraction.ts';
import type { Holding } from './holding.ts';

/** From this share on a company counts as its sanctioned owners (OFAC, "Revised guidance on entities owned by persons whose property is blocked", 2014-08-13). */
export const sanctionsOwnedMin: Fraction = fraction(1n, 2n);

/** A chain that ends with a direct holding in the company, which counts in full. */
export interface CountedHolding {
  readonly partyIds: readonly string[];
  readonly share: Fraction;
}

export interface SanctionsShare {
  readonly share: Fraction;
  readonly counted: readonly CountedHolding[];
  /** Companies that count as their owners because half or more of them is theirs. */
  readonly ownedIds: readonly string[];
  readonly isOwned: boolean;
}

/**
 * How much of a company counts as held by the given parties together, were they sanctioned: what they hold themselves,
 * and in full whatever is held by companies of which they together hold half or more, directly or through such companies.
 * It is not the beneficial owner's share: below half nothing of a chain counts, from half on all of it.
 */
export function sanctionsShareOf(
  holdings: readonly Holding[],
  ownerIds: readonly string[],
  companyId: string,
): SanctionsShare {
  const chains = new Map<string, readonly string[]>(ownerIds.map((id) => [id, [id]]));
  const byHeld = Map.groupBy(
    holdings.filter(({ share, heldId }) => !isZero(share) && !ownerIds.includes(heldId)),
    ({ heldId }) => heldId,
  );
  const ownedIds: string[] = [];
  for (let isGrowing = true; isGrowing; ) {
    isGrowing = false;
    for (const [heldId, holders] of byHeld) {
      if (heldId === companyId || chains.has(heldId)) continue;
      const counting = holders.filter(({ holderId }) => chains.has(holderId));
      if (!isAtLeast(sum(counting.map(({ share }) => share)), sanctionsOwnedMin)) continue;
      chains.set(heldId, [...(chains.get(widest(counting).holderId) ?? []), heldId]);
      ownedIds.push(heldId);
      isGrowing = true;
    }
  }
  const counted = (byHeld.get(companyId) ?? []).flatMap(({ holderId, share }): CountedHolding[] => {
    const chain = chains.get(holderId);
    return chain === undefined ? [] : [{ partyIds: [...chain, companyId], share }];
  });
  const share = sum(counted.map((holding) => holding.share));
  return {
    share,
    counted: counted.sort((left, right) => largerFirst(left.share, right.share)),
    ownedIds,
    isOwned: isAtLeast(share, sanctionsOwnedMin),
  };
}

function widest(holdings: readonly Holding[]): Holding {
  const [first, ...others] = holdings;
  if (first === undefined) throw new Error('half of a company cannot be held by nobody');
  return others.reduce((best, each) => (isAtLeast(best.share, each.share) ? best : each), first);
}
