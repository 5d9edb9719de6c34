import { eventKinds, reversalKinds } from '../event/event.ts';
import type { RuleConditions } from '../plan/document.ts';
import type { EventColumns } from './bulk-columns.ts';
import { admits } from './conditions.internal.ts';
import type { RatedEnrollment } from './rating.ts';

/** Which values of each column a rule admits. */
export interface Gate {
  readonly kinds: Uint8Array;
  /** One longer than the table: the last is for rows without a value. Undefined admits everything. */
  readonly products: Uint8Array | undefined;
  readonly countries: Uint8Array | undefined;
}

export function gateOf(when: RuleConditions, enrollment: RatedEnrollment, events: EventColumns): Gate {
  const isOpen = admits(when.tiers, enrollment.tier) && admits(when.groups, enrollment.group);
  const isAdmitted = (kind: (typeof eventKinds)[number]) =>
    isOpen && when.kinds.includes(kind) && !reversalKinds.some((reversal) => reversal === kind);
  return {
    kinds: Uint8Array.from(eventKinds, (kind) => Number(isAdmitted(kind))),
    products: tableOf(when.products, events.products),
    countries: tableOf(when.countries, events.countries),
  };
}

export function isAdmitted(gate: Gate, events: EventColumns, row: number): boolean {
  const { kinds, products, countries } = gate;
  if (kinds[events.kind[row] ?? 0] !== 1) return false;
  if (products !== undefined && !isIn(products, events.product[row] ?? -1)) return false;
  return countries === undefined || isIn(countries, events.country[row] ?? -1);
}

function isIn(table: Uint8Array, place: number): boolean {
  return table[place === -1 ? table.length - 1 : place] === 1;
}

function tableOf(list: readonly string[] | undefined, values: readonly string[]): Uint8Array | undefined {
  if (list === undefined) return undefined;
  const table = new Uint8Array(values.length + 1);
  values.forEach((value, place) => {
    table[place] = Number(list.includes(value));
  });
  return table;
}
