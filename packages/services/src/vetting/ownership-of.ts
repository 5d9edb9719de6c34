import { beneficialOwners, type OwnerShare } from '@countersign/domain/ownership/beneficial-owners';
import type { Fraction } from '@countersign/domain/ownership/fraction';
import {
  type Holding,
  type HoldingProblem,
  type Party,
  readHoldings,
  unaccountedShare,
} from '@countersign/domain/ownership/holding';
import { type SanctionsShare, sanctionsShareOf } from '@countersign/domain/ownership/sanctions-share';
import { ownParty, type VettingStatement } from '@countersign/domain/vetting/statement';

export interface Ownership {
  readonly holdings: readonly Holding[];
  readonly unaccounted: Fraction;
  /** Null where a circle of companies belongs to nobody outside it. */
  readonly shares: readonly OwnerShare[] | null;
  /** By person, whatever their beneficial share. */
  readonly sanctions: ReadonlyMap<string, SanctionsShare>;
}

/** Who owns the company that a statement is about, by both ways of counting; or what is wrong with what was stated. */
export function ownershipOf(statement: VettingStatement): Ownership | HoldingProblem {
  const parties: Party[] = [
    { id: ownParty, kind: statement.form === 'company' ? 'company' : 'person' },
    ...statement.parties.filter(({ id }) => id !== ownParty),
  ];
  const read = readHoldings(parties, statement.holdings);
  if (!read.ok) return read.refusal;
  const holdings = read.value;
  const persons = parties.filter(
    ({ kind, id }) => kind === 'person' && holdings.some(({ holderId }) => holderId === id),
  );
  return {
    holdings,
    unaccounted: unaccountedShare(holdings, ownParty),
    shares: beneficialOwners(parties, holdings, ownParty),
    sanctions: new Map(persons.map(({ id }) => [id, sanctionsShareOf(holdings, [id], ownParty)])),
  };
}

/** Names by the ids that holdings use. */
export function partyNames(statement: VettingStatement): (id: string) => string {
  return (id) =>
    id === ownParty ? statement.legalName : (statement.parties.find((party) => party.id === id)?.name ?? id);
}
