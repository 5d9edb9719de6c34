import { isAtLeast, sum } from '@countersign/domain/ownership/fraction';
import { sanctionsOwnedMin, sanctionsShareOf } from '@countersign/domain/ownership/sanctions-share';
import type { RiskFactor } from '@countersign/domain/risk/risk';
import { ownParty, type VettingStatement } from '@countersign/domain/vetting/statement';
import { ownershipOf, partyNames } from '../vetting/ownership-of.ts';
import type { CheckResult, RunCheck } from './run-check.ts';
import { type Screened, screenParties } from './screen-parties.ts';

/**
 * The partner, its owners, directors and payee against every list that is loaded. A list that is not loaded makes it not
 * checked. Sanctioned owners of half or more, counted in full through companies of theirs, count as the partner itself.
 */
export const checkSanctions: RunCheck = async ({ ctx, vetting, statement }) => {
  const screened = await screenParties(ctx, { partnerId: vetting.partnerId, statement });
  const nameOf = partyNames(statement);
  const trueIds = idsOf(screened, 'true_match');
  const openIds = idsOf(screened, 'potential_match');
  const factors: RiskFactor[] = [
    ...(trueIds.length > 0 ? (['sanctions_match'] as const) : []),
    ...(isOwnedBy(statement, trueIds) ? (['sanctions_owned'] as const) : []),
    ...(openIds.length > 0 ? (['sanctions_open'] as const) : []),
    ...(screened.parties.some(({ outcome }) => outcome === 'not_checked') ? (['not_checked'] as const) : []),
  ];
  return {
    outcome: outcomeOf(factors),
    source: 'list',
    provider: 'Countersign screening',
    listVersion: screened.lists.join(', ') || null,
    input: { names: screened.parties.map(({ partyId }) => nameOf(partyId)) },
    result: {
      lists: [...screened.lists],
      notLoaded: [...screened.notLoaded],
      parties: screened.parties.map(({ partyId, outcome }) => `${nameOf(partyId)}: ${outcome}`),
    },
    factors,
  };
};

function outcomeOf(factors: readonly RiskFactor[]): CheckResult['outcome'] {
  if (factors.includes('sanctions_match')) return 'adverse';
  if (factors.includes('sanctions_open')) return 'attention';
  return factors.includes('not_checked') ? 'not_checked' : 'clear';
}

function idsOf({ parties }: Screened, outcome: string): readonly string[] {
  return parties.filter((party) => party.outcome === outcome).map(({ partyId }) => partyId);
}

/** Whether the listed parties together hold half or more of the partner. */
function isOwnedBy(statement: VettingStatement, listedIds: readonly string[]): boolean {
  const owners = listedIds.filter((id) => id !== ownParty);
  const ownership = ownershipOf(statement);
  if (owners.length === 0 || 'code' in ownership) return false;
  const { counted } = sanctionsShareOf(ownership.holdings, owners, ownParty);
  return isAtLeast(sum(counted.map(({ share }) => share)), sanctionsOwnedMin);
}
