import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Operation } from '@countersign/contracts/operation/operation';
import { footprint } from '@countersign/services/testing/footprint';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonSchemaOf, parametersOf } from './openapi/schemas.ts';
import { routes } from './routes.ts';
import { apiOfSuite, type Caller, type Reply } from './testing/api-of-suite.ts';
import { badInputs, extremes, inTurn, leavesOf, withValue } from './testing/bad-input.ts';
import { idsOf, type Populated, populate } from './testing/populate.ts';
import { type SampleRequest, sampleRequest } from './testing/sample.ts';

const naughtyFile = fileURLToPath(
  new URL('../../../../shared/conformance/strings/naughty-strings.json', import.meta.url),
);
const atOnce = 6;

describe('bad input', () => {
  const api = apiOfSuite();
  let populated: Populated;
  beforeAll(async () => {
    populated = await populate(api());
  }, 120_000);

  it('of every kind, to every operation, is refused with the field named, and nothing is stored', {
    timeout: 300_000,
  }, async () => {
    const before = await footprint(api().database);
    const seen = new Map<string, number>();
    const wrong: string[] = [];
    let tried = 0;
    for (const { id, operation } of routes) {
      const inputs = badInputs(operation, sampleRequest(operation, idsOf(populated, id.split('.')[0] ?? '')), seen);
      await inSlices(inputs, async (input) => {
        tried += 1;
        const reply = await send(callerOf(operation), operation, input.request, input.raw);
        if (!isNamedRefusal(reply, input.field))
          wrong.push(`${id}: ${input.label}: ${reply.status} ${reply.text.slice(0, 300)}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(1_500);
    expect(await footprint(api().database)).toEqual(before);
  });

  it('at the edge of what is taken is taken or refused, and never a defect', { timeout: 300_000 }, async () => {
    const seen = new Map<string, number>();
    const broken: string[] = [];
    for (const { id, operation } of routes) {
      const sample = sampleRequest(operation, idsOf(populated, id.split('.')[0] ?? ''));
      const bodies = operation.body ? leavesOf(jsonSchemaOf(operation.body, 'input')) : [];
      const queries = parametersOf(operation.query);
      const requests = [
        ...bodies.flatMap(({ path, schema }) =>
          inTurn(seen, schema, extremes(schema)).map((value) => ({
            ...sample,
            body: withValue(sample.body, path, value),
          })),
        ),
        ...queries.flatMap(({ name, schema }) =>
          inTurn(seen, ['query', schema], extremes(schema)).map((value) => ({
            ...sample,
            query: { ...sample.query, [name]: String(value) },
          })),
        ),
      ];
      await inSlices(requests, async (request) => {
        const reply = await send(callerOf(operation), operation, { ...request, headers: freshKey(operation, request) });
        if (reply.status >= 500)
          broken.push(`${id} ${JSON.stringify(request.query)} ${JSON.stringify(request.body)}: ${reply.text}`);
      });
    }
    expect(broken).toEqual([]);
  });

  it('of a megabyte is refused before it is read', async () => {
    const body = { name: 'x'.repeat(1_048_576), type: 'reseller', country: 'DE', programId: populated.ids['program'] };
    const reply = await populated.admin('/api/v1/partners', { body, headers: { 'idempotency-key': 'large' } });
    expect(reply.json).toMatchObject({
      status: 413,
      code: 'payload_too_large',
      errors: [expect.objectContaining({ field: 'body' })],
    });
  });

  it.skipIf(!existsSync(naughtyFile))(
    'from the list of naughty strings never breaks anything',
    { timeout: 300_000 },
    async () => {
      const naughty = JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[];
      expect(naughty.length).toBeGreaterThan(400);
      const broken: string[] = [];
      let turn = 0;
      for (const { id, operation } of routes) {
        if (!operation.body) continue;
        const sample = sampleRequest(operation, idsOf(populated, id.split('.')[0] ?? ''));
        const texts = leavesOf(jsonSchemaOf(operation.body, 'input')).filter(
          ({ schema }) => schema['type'] === 'string',
        );
        const inputs = texts.flatMap(({ path }) =>
          Array.from({ length: 2 }, () => {
            turn += 1;
            const text = naughty[turn % naughty.length] ?? '';
            return {
              text,
              request: { ...sample, headers: freshKey(operation, sample), body: withValue(sample.body, path, text) },
            };
          }),
        );
        await inSlices(inputs, async ({ text, request }) => {
          const reply = await send(callerOf(operation), operation, request);
          if (reply.status >= 500) broken.push(`${id} ${JSON.stringify(text)}: ${reply.text}`);
        });
      }
      expect(broken).toEqual([]);
    },
  );

  it.skipIf(!existsSync(naughtyFile))(
    'as a name or a search is stored as it was sent, or refused',
    { timeout: 300_000 },
    async () => {
      const naughty = JSON.parse(readFileSync(naughtyFile, 'utf8')) as string[];
      const wrong: string[] = [];
      await inSlices(naughty, async (text) => {
        const search = await populated.admin(`/api/v1/accounts?search=${encodeURIComponent(text).slice(0, 400)}`);
        if (search.status >= 500) wrong.push(`search ${JSON.stringify(text)}: ${search.text}`);
        const made = await populated.admin('/api/v1/accounts', {
          body: { name: text, kind: 'customer' },
          headers: { 'idempotency-key': crypto.randomUUID() },
        });
        if (made.status !== 201 && made.status !== 422 && made.status !== 409)
          wrong.push(`name ${JSON.stringify(text)}: ${made.text}`);
        if (made.status === 201 && made.json.name !== text.trim())
          wrong.push(`${JSON.stringify(text)} became ${made.text}`);
      });
      expect(wrong).toEqual([]);
    },
  );

  function callerOf({ audience }: Operation): Caller {
    if (audience === 'public') return api().anonymous;
    return audience === 'partner' ? populated.owner : populated.admin;
  }
});

function freshKey(operation: Operation, sample: SampleRequest): Record<string, string> {
  return operation.idempotency ? { ...sample.headers, 'idempotency-key': crypto.randomUUID() } : sample.headers;
}

function send(caller: Caller, operation: Operation, request: SampleRequest, raw?: string): Promise<Reply> {
  const search = new URLSearchParams(request.query).toString();
  return caller(`${request.path}${search === '' ? '' : `?${search}`}`, {
    method: operation.method,
    headers: { ...request.headers, ...(raw === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(raw !== undefined
      ? { raw }
      : operation.transfer === 'upload'
        ? { raw: 'bytes' }
        : request.body === undefined
          ? {}
          : { body: request.body }),
  });
}

function isNamedRefusal(reply: Reply, field: string): boolean {
  if (reply.status < 400 || reply.status >= 500) return false;
  if (!/problem\+json/.test(reply.headers.get('content-type') ?? '')) return false;
  // An address that cannot be decoded, or leads elsewhere, has no field.
  if (field === 'id' && (reply.status === 404 || reply.json.code === 'malformed_request')) return true;
  const errors: readonly { field: string }[] = reply.json.errors ?? [];
  return errors.some(
    (error) =>
      field === '' ||
      error.field === field ||
      error.field.startsWith(`${field}.`) ||
      field.startsWith(`${error.field}.`),
  );
}

async function inSlices<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce)
    await Promise.all(items.slice(start, start + atOnce).map(work));
}
