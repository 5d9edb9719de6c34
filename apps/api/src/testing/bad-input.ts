import type { Operation } from '@countersign/contracts/operation/operation';
import { type JsonSchema, jsonSchemaOf, parametersOf } from '../openapi/schemas.ts';
import type { SampleRequest } from './sample.ts';

/** One way to spoil a request, with the field that the refusal has to name. */
export interface BadInput {
  readonly label: string;
  readonly request: SampleRequest;
  readonly field: string;
  /** In place of the body as JSON. */
  readonly raw?: string;
}

export interface Leaf {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
}

/** The places of a body's schema that hold a value, by their path; of lists the first item. */
export function leavesOf(schema: JsonSchema, path: readonly string[] = []): Leaf[] {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
  if (properties) return Object.entries(properties).flatMap(([name, property]) => leavesOf(property, [...path, name]));
  const variants = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  const first = variants?.[0];
  if (variants && first) {
    // A choice between shapes is spoilt inside its first; one with null or several scalars as a whole.
    return first['properties'] || first['type'] === 'array'
      ? leavesOf(first, path)
      : [{ path, schema: { ...first, union: true } }];
  }
  if (schema['type'] === 'array' && path.length < 4)
    return [{ path, schema }, ...leavesOf((schema['items'] ?? {}) as JsonSchema, [...path, '0'])];
  return [{ path, schema }];
}

/**
 * Every way in which this operation's input can be plainly wrong; of what is checked by the same schema as something
 * before it, one way, another each time.
 */
export function badInputs(operation: Operation, sample: SampleRequest, seen: SeenSchemas): BadInput[] {
  return [
    ...badBodies(operation, sample, seen),
    ...badQueries(operation, sample, seen),
    ...badPaths(operation, sample, seen),
  ];
}

/** How often each schema has been met. */
export type SeenSchemas = Map<string, number>;

/** All of them when this schema is met for the first time, else the next one in turn. */
export function inTurn<T>(seen: SeenSchemas, schema: unknown, ways: readonly T[]): readonly T[] {
  const key = JSON.stringify(schema);
  const times = seen.get(key) ?? 0;
  seen.set(key, times + 1);
  return times === 0 ? ways : ways.slice((times - 1) % ways.length).slice(0, 1);
}

function badBodies(operation: Operation, sample: SampleRequest, seen: SeenSchemas): BadInput[] {
  if (!operation.body) return [];
  const schema = jsonSchemaOf(operation.body, 'input');
  const body = sample.body;
  const whole: BadInput[] = [null, 7, 'text', [], undefined].map((value) => ({
    label: `the body is ${JSON.stringify(value) ?? 'missing'}`,
    request: { ...sample, body: value },
    field: '',
  }));
  const cut: BadInput = {
    label: 'the body is cut off',
    request: sample,
    field: 'body',
    raw: JSON.stringify(body).slice(0, -1),
  };
  const proto: BadInput = {
    label: 'the body holds __proto__',
    request: sample,
    field: '__proto__',
    raw: JSON.stringify(body).replace(/^\{(?=(\})?)/, (_, empty) => `{"__proto__":{"x":1}${empty ? '' : ','}`),
  };
  const unknown = {
    label: 'there is an unknown field',
    request: { ...sample, body: { ...(body as object), unheardOf: 1 } },
    field: 'unheardOf',
  };
  const required = (Array.isArray(schema['required']) ? schema['required'] : []).map((name: string) => ({
    label: `${name} is missing`,
    request: { ...sample, body: without(body, name) },
    field: name,
  }));
  const spoilt = leavesOf(schema).flatMap((leaf) =>
    inTurn(seen, leaf.schema, badValues(leaf.schema)).map(([label, value]) => ({
      label: `${leaf.path.join('.')} is ${label}`,
      request: { ...sample, body: withValue(body, leaf.path, value) },
      field: leaf.path.join('.'),
    })),
  );
  const asWhole = [...whole, cut, ...(schema['type'] === 'object' ? [proto, unknown] : [])];
  return [...inTurn(seen, ['body', schema['type']], asWhole), ...required, ...spoilt];
}

function badQueries(operation: Operation, sample: SampleRequest, seen: SeenSchemas): BadInput[] {
  const withQuery = (name: string, value: string) => ({ ...sample, query: { ...sample.query, [name]: value } });
  const unknown = { label: 'there is an unknown parameter', request: withQuery('unheardOf', '1'), field: 'unheardOf' };
  const spoilt = parametersOf(operation.query).flatMap(({ name, schema }) => {
    const values: [string, string][] = [
      ['NUL', 'a\u0000b'],
      ['a bell', 'a\u0007b'],
    ];
    if (typeof schema['maxLength'] === 'number') values.push(['too long', 'x'.repeat(Number(schema['maxLength']) + 1)]);
    if (schema['enum'] || schema['pattern'] || schema['format']) values.push(['of no known form', '§']);
    if (schema['type'] === 'integer' || schema['type'] === 'number')
      values.push(['no number', 'ten'], ['far too large', '99999999999999999999']);
    return inTurn(seen, ['query', schema], values).map(([label, value]) => ({
      label: `${name} is ${label}`,
      request: withQuery(name, value),
      field: name,
    }));
  });
  return [unknown, ...spoilt];
}

function badPaths(operation: Operation, sample: SampleRequest, seen: SeenSchemas): BadInput[] {
  if (!operation.path.includes('{id}')) return [];
  const [head = '', tail = ''] = `/api/v1${operation.path}`.split('{id}');
  const ids = ['x', 'a%00b', '..%2f..', "1'%20or%201=1", 'x'.repeat(300), '%E2%80%AE'];
  const schema = [operation.method, operation.params && jsonSchemaOf(operation.params, 'input')];
  return inTurn(seen, schema, ids).map((id) => ({
    label: `the id is ${id.slice(0, 20)}`,
    request: { ...sample, path: `${head}${id}${tail}` },
    field: 'id',
  }));
}

/** Values that the schema cannot take, whatever else the verb checks. */
function badValues(schema: JsonSchema): [string, unknown][] {
  const isUnion = schema['union'] === true;
  switch (schema['type']) {
    case 'string':
      return [
        ['a list', ['x']],
        ['an object', { x: 1 }],
        ...(isUnion ? [] : ([['a number', 12_345]] as [string, unknown][])),
        ['with NUL', 'a\u0000b'],
        ['with a bell', 'a\u0007b'],
        ['half a character', 'a\ud800b'],
        ...(typeof schema['maxLength'] === 'number'
          ? ([['too long', 'x'.repeat(Number(schema['maxLength']) + 1)]] as [string, unknown][])
          : []),
        ...(schema['pattern'] || schema['format'] || schema['enum']
          ? ([['of no known form', '§ 2026-02-30']] as [string, unknown][])
          : []),
      ];
    case 'integer':
    case 'number':
      return [
        ['a text', 'ten'],
        ['a list', [1]],
        ['a fraction', 1.5],
        ['far too large', 1e21],
        ...(typeof schema['minimum'] === 'number' && schema['minimum'] >= 0
          ? ([['negative', -1]] as [string, unknown][])
          : []),
      ];
    case 'boolean':
      return [
        ['a text', 'yes'],
        ['a number', 1],
      ];
    case 'array':
      return [
        ['an object', {}],
        ['a text', 'x'],
        ...(typeof schema['maxItems'] === 'number'
          ? ([['too many', Array.from({ length: Number(schema['maxItems']) + 1 }, () => null)]] as [string, unknown][])
          : []),
      ];
    default:
      return [];
  }
}

export function withValue(body: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(body))
    return body.map((item, index) => (String(index) === head ? withValue(item, rest, value) : item));
  const record = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return { ...record, [head]: withValue(record[head], rest, value) };
}

function without(body: unknown, name: string): unknown {
  const { [name]: _, ...rest } = body as Record<string, unknown>;
  return rest;
}

/** Values at the edge of what the schema takes: accepted or refused, but never a defect. */
export function extremes(schema: JsonSchema): unknown[] {
  switch (schema['type']) {
    case 'string': {
      if (schema['format'] === 'date-time')
        return ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00', '0001-01-01T00:00:00+14:00'];
      if (schema['format'] === 'date') return ['0000-01-01', '9999-12-31', '2027-02-28'];
      if (schema['pattern'] === '^20\\d{2}-(0[1-9]|1[0-2])$') return ['2000-01', '2099-12'];
      if (String(schema['pattern'] ?? '').includes('{1,15}'))
        return ['999999999999999.999999', '0', '000000000000001', '0.000001'];
      const most = Number(schema['maxLength'] ?? 0);
      return schema['pattern'] || schema['format'] || most === 0
        ? []
        : [
            '\u{1f600}'.repeat(Math.floor(most / 2)),
            '\u202e\u05d0\u05d1',
            '\\',
            "'; drop table tenants; --",
            '%_%',
            '<script>alert(1)</script>',
          ];
    }
    case 'integer':
    case 'number':
      return [schema['minimum'], schema['maximum'], 0, 2_147_483_648].filter((value) => typeof value === 'number');
    default:
      return [];
  }
}
