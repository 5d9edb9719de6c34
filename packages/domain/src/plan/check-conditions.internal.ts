import { isCountry } from '../country/countries.ts';
import { type EventKind, eventKinds, purchaseKinds, reversalKinds } from '../event/event.ts';
import { purchaseOrders } from './document.ts';
import { inside, type Place, readChoice, readFields, readList, readName } from './read-fields.internal.ts';

const valuesMax = 500;

/** Reads for which events a rule is. Reversals cannot be named: they take back what their purchase gave. */
export function checkConditions(place: Place): void {
  const when = readFields(place, ['kinds', 'products', 'countries', 'tiers', 'groups', 'purchase']);
  if (when === undefined) return;
  const at = (field: string): Place => ({
    value: when[field],
    path: inside(place.path, field),
    report: place.report,
  });
  const kinds = readKinds(at('kinds'));
  for (const field of ['products', 'tiers', 'groups']) if (when[field] !== undefined) readNames(at(field));
  if (when['countries'] !== undefined) {
    for (const country of readNames(at('countries'))) {
      if (typeof country.value === 'string' && !isCountry(country.value))
        country.report(country.path, 'country_unknown');
    }
  }
  if (when['purchase'] === undefined) return;
  const purchase = readChoice(at('purchase'), purchaseOrders);
  const isNeverOne = kinds.length > 0 && !kinds.some((kind) => purchaseKinds.some((known) => known === kind));
  if (purchase !== undefined && purchase !== 'any' && isNeverOne) place.report(at('purchase').path, 'never_acts');
}

function readKinds(place: Place): EventKind[] {
  const read: EventKind[] = [];
  for (const each of readList(place, eventKinds.length * 2) ?? []) {
    const kind = eventKinds.find((known) => known === each.value);
    if (kind === undefined) each.report(each.path, 'event_kind_unknown');
    else if (reversalKinds.some((known) => known === kind)) each.report(each.path, 'event_kind_takes_back');
    else if (read.includes(kind)) each.report(each.path, 'named_twice');
    else read.push(kind);
  }
  return read;
}

function readNames(place: Place): readonly Place[] {
  const taken = new Set<string>();
  const list = readList(place, valuesMax) ?? [];
  return list.filter((each) => readName(each, taken) !== undefined);
}
