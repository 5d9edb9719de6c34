import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { type Fraction, formatPercent, zero } from '@countersign/domain/ownership/fraction';
import type { VettingStatement } from '@countersign/domain/vetting/statement';
import { ownershipOf, partyNames } from './ownership-of.ts';

/** Who owns a partner, by both ways of counting, with the chains that each counts; null where what was stated cannot be read. */
export function presentOwnership(statement: VettingStatement): Vetting['ownership'] {
  const ownership = ownershipOf(statement);
  if ('code' in ownership) return null;
  const nameOf = partyNames(statement);
  const chain = (of: { readonly partyIds: readonly string[]; readonly share: Fraction }) => ({
    names: of.partyIds.map(nameOf),
    percent: formatPercent(of.share),
  });
  const shares = ownership.shares ?? [];
  const persons = [...new Set([...shares.map(({ partyId }) => partyId), ...ownership.sanctions.keys()])];
  return {
    isKnown: ownership.shares !== null,
    unaccounted: formatPercent(ownership.unaccounted),
    owners: persons.map((partyId) => {
      const owner = shares.find((share) => share.partyId === partyId);
      const forSanctions = ownership.sanctions.get(partyId);
      return {
        partyId,
        name: nameOf(partyId),
        percent: formatPercent(owner?.share ?? zero),
        isBeneficialOwner: owner?.isBeneficialOwner ?? false,
        paths: (owner?.paths ?? []).map(chain),
        throughLoops: formatPercent(owner?.throughLoops ?? zero),
        sanctionsPercent: formatPercent(forSanctions?.share ?? zero),
        isSanctionsOwner: forSanctions?.isOwned ?? false,
        sanctionsPaths: (forSanctions?.counted ?? []).map(chain),
      };
    }),
  };
}
