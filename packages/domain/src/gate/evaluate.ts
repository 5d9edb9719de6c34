import type { CivilDate } from '../time/civil-date.ts';
import type { Gate, GateCondition, GateFacts } from './gate.ts';
import { memberStates } from './member-states.internal.ts';

/** A rule that acts, and in which of the jurisdictions; empty where it acts everywhere. */
export interface ActingGate {
  readonly gate: Gate;
  readonly jurisdictions: readonly string[];
}

/** The rules that act on the facts on a day, in the order in which they are written. */
export function actingGates(gates: readonly Gate[], facts: GateFacts, today: CivilDate): readonly ActingGate[] {
  return gates.flatMap((gate): ActingGate[] => {
    if ((gate.from !== null && today < gate.from) || (gate.to !== null && today > gate.to)) return [];
    const jurisdictions = metIn(gate.when, facts);
    return jurisdictions !== null && holds(gate.when, facts, jurisdictions) ? [{ gate, jurisdictions }] : [];
  });
}

/** Those that refuse how a partner, or anybody in the program, is to be paid. */
export function refusedModels(gates: readonly Gate[], facts: GateFacts, today: CivilDate): readonly ActingGate[] {
  return actingGates(gates, facts, today).filter(
    ({ gate }) => gate.effect === 'refuse' && (facts.partnerType !== null || isAboutNobody(gate.when)),
  );
}

/** A rule that asks nothing about a partner can be told from the plan alone. */
function isAboutNobody({ partnerTypes, without, isCleared, models }: GateCondition): boolean {
  return partnerTypes === undefined && without === undefined && isCleared === undefined && models !== undefined;
}

/** Null where the condition names jurisdictions and none of them is among the facts. */
function metIn({ jurisdictions }: GateCondition, facts: GateFacts): readonly string[] | null {
  if (jurisdictions === undefined) return [];
  const met = facts.jurisdictions.filter((place) => jurisdictions.some((named) => isWithin(place, named)));
  return met.length === 0 ? null : met;
}

function holds(when: GateCondition, facts: GateFacts, jurisdictions: readonly string[]): boolean {
  if (when.programs !== undefined && !when.programs.includes(facts.programKind)) return false;
  if (when.partnerTypes !== undefined && !when.partnerTypes.some((type) => type === facts.partnerType)) return false;
  if (when.models !== undefined && !when.models.some((model) => facts.commissionModels.includes(model))) return false;
  if (when.isCleared === false && facts.isCleared) return false;
  const { without } = when;
  if (without === undefined) return true;
  const needed = without.jurisdiction === undefined ? jurisdictions : [without.jurisdiction];
  return !needed.every((place) =>
    facts.licences.some(({ kind, jurisdiction }) => kind === without.licence && jurisdiction === place),
  );
}

/** A place is within itself, a country's part within the country, a member state within `EU`. */
function isWithin(place: string, named: string): boolean {
  if (place === named || place.startsWith(`${named}-`)) return true;
  return named === 'EU' && memberStates.has(place.slice(0, 2));
}
