import type { Operation } from '@countersign/contracts/operation/operation';
import { type JsonSchema, jsonSchemaOf, parametersOf } from '../openapi/schemas.ts';

/** Gives an id for a field by its name: `partnerId`, `evidence`, `id`. */
export type IdFor = (field: string) => string;

/** For facts, whose ids are plain UUIDs. */
const absentUuid = '01890a5d-ac96-774b-bcce-b302099a8057';
const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idPattern = '^[a-z]{2,12}_[0-9a-z]{26}$';
/** Texts that fit the patterns of the contracts. */
const fitting: readonly string[] = [
  'DE',
  'EUR',
  '2027-03',
  '2026-05-01',
  '2026-05-01T10:00:00Z',
  '09:00',
  '12.50',
  'Europe/Berlin',
  '#1f4fd8',
  '+49 30 1234',
  'https://sample.example/',
  'sample@sample.example',
  '2BD',
  'sample',
  'sample/1',
  'a'.repeat(64),
];
const byName: Readonly<Record<string, unknown>> = {
  duration: '2BD',
  offerAcceptance: '3BD',
  changesLimit: '10BD',
  ruleReleaseAfter: '4BH',
  scopes: ['partner.list'],
  password: 'stapler-violet-orbit',
  slug: 'nobodys-page',
  token: 'nobodys-link-nobodys-link-nobodys-link',
  work: '123456',
  opensAt: '08:00',
  closesAt: '18:00',
  zone: 'Europe/Berlin',
  /** Only some kinds of binding have days. */
  bindingDays: null,
};

/** A body, query or set of parameters that the schema takes, with every field that holds an id. */
export function sampleOf(schema: JsonSchema, idFor: IdFor, field = ''): unknown {
  if (Object.hasOwn(byName, field)) return byName[field];
  const variants = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  if (variants) return sampleOf(variants[0] ?? {}, idFor, field);
  if (schema['const'] !== undefined) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0];
  if (schema['default'] !== undefined && schema['type'] !== 'array' && schema['type'] !== 'object')
    return schema['default'];
  switch (schema['type']) {
    case 'object':
      return sampleObject(schema, idFor);
    case 'array':
      return [sampleOf((schema['items'] ?? {}) as JsonSchema, idFor, field)];
    case 'string':
      return sampleText(schema, idFor, field);
    case 'integer':
    case 'number':
      return Math.max(Number(schema['minimum'] ?? 1), 1);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function sampleObject(schema: JsonSchema, idFor: IdFor): Record<string, unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const entries = Object.entries(properties).map(
    ([name, property]) => [name, sampleOf(property, idFor, name)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function sampleText(schema: JsonSchema, idFor: IdFor, field: string): string {
  const pattern = typeof schema['pattern'] === 'string' ? schema['pattern'] : undefined;
  if (pattern === idPattern) return idFor(field);
  if (schema['format'] === 'uuid') return uuidFor(field, idFor);
  if (schema['format'] === 'email') return 'sample@sample.example';
  if (schema['format'] === 'uri') return 'https://sample.example/';
  if (pattern !== undefined) {
    const text = fitting.find(
      (candidate) => candidate.length >= Number(schema['minLength'] ?? 0) && new RegExp(pattern).test(candidate),
    );
    if (text === undefined) throw new Error(`no sample fits ${pattern} of ${field}`);
    return text;
  }
  return 'Sample text of some length'.slice(0, Number(schema['maxLength'] ?? 40));
}

function uuidFor(field: string, idFor: IdFor): string {
  const id = idFor(field);
  return uuidShape.test(id) ? id : absentUuid;
}

export interface SampleRequest {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

/** A request of the operation that its schemas take. */
export function sampleRequest(operation: Operation, idFor: IdFor): SampleRequest {
  const params = parametersOf(operation.params);
  const isUuid = (name: string) => params.some((param) => param.name === name && param.schema['format'] === 'uuid');
  const isPlain = ({ schema }: (typeof params)[number]) =>
    Array.isArray(schema['enum']) || (schema['pattern'] !== undefined && schema['pattern'] !== idPattern);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const plain = params.find((param) => param.name === name && isPlain(param));
    if (plain) return String(sampleOf(plain.schema, idFor, name));
    return isUuid(name) ? uuidFor(name, idFor) : idFor(name);
  });
  const query = Object.fromEntries(
    parametersOf(operation.query)
      .filter(
        ({ name, required, schema }) =>
          required || name.endsWith('Id') || schema['pattern'] === idPattern || schema['format'] === 'uuid',
      )
      .map(({ name, schema }) => [
        name,
        schema['pattern'] === idPattern ? idFor(name) : String(sampleOf(schema, idFor, name)),
      ]),
  );
  return {
    path: `/api/v1${path}`,
    query,
    body: operation.body ? sampleOf(jsonSchemaOf(operation.body, 'input'), idFor) : undefined,
    headers: {
      ...(operation.idempotency ? { 'idempotency-key': crypto.randomUUID() } : {}),
      ...(operation.ifMatch ? { 'if-match': '"1"' } : {}),
    },
  };
}
