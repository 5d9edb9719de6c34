import type { PlanDocument } from './document.ts';

/** One place at which two versions differ; undefined where it is not there at all. */
export interface PlanChange {
  /** Rules by their name, other lists by their position: `rules.standard.params.bands.1.percent`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two versions of a plan differ: fields by their names, lists in the order of the later one and then what is gone. */
export function diffPlans(before: PlanDocument, after: PlanDocument): readonly PlanChange[] {
  return diffValues('', before, after);
}

function diffValues(path: string, before: unknown, after: unknown): PlanChange[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  if (left === undefined || right === undefined) return before === after ? [] : [{ path, before, after }];
  const names = [...new Set([...right.keys(), ...left.keys()])];
  return names.flatMap((name) => {
    const place = path === '' ? name : `${path}.${name}`;
    return diffValues(place, left.get(name), right.get(name));
  });
}

/** What a list or an object holds by name; undefined for plain values. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (Array.isArray(value)) return new Map(value.map((item, index) => [nameOf(item) ?? String(index), item]));
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function nameOf(item: unknown): string | undefined {
  const name: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, 'name') : undefined;
  return typeof name === 'string' ? name : undefined;
}
