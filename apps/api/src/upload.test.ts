import { request } from 'node:http';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { beforeAll, describe, expect, it } from 'vitest';
import { listen } from './listen.ts';
import { apiOfSuite, type Caller, idempotencyKey, type Reply } from './testing/api-of-suite.ts';

const importBytesMax = 3 * 1024 * 1024;
const line = 'order-1;order;119.00;EUR\n';
const header = 'Id;Type;Total;Currency\n';

describe('a file to import', () => {
  const api = apiOfSuite({ limits: { importBytesMax, importRowsMax: 1_000 } });
  let tenant: TestTenant;
  let admin: Caller;
  beforeAll(async () => {
    tenant = await createTestTenant(api().database);
    admin = await api().as(tenant.members.admin);
  });
  const path = (name: string, purpose = 'import') => `/api/v1/files?name=${name}&purpose=${purpose}`;
  const upload = (raw: string | Uint8Array, options: { name?: string; headers?: Record<string, string> } = {}) =>
    admin(path(options.name ?? 'orders.csv'), { raw, headers: { ...idempotencyKey(), ...options.headers } });
  const kept = () => api().ports.fileStore.contents.size;
  const refusedAs = (reply: Reply) => [reply.status, reply.json.code, reply.json.errors?.[0]?.field];

  it('is taken up to the limit of the installation; above it the refusal names the limit and nothing is kept', async () => {
    const atLimit = await upload(header.padEnd(importBytesMax, 'x'));
    expect([atLimit.status, atLimit.json.size]).toEqual([201, importBytesMax]);
    const before = kept();
    const tooLarge = await upload(header.padEnd(importBytesMax + 1, 'x'));
    expect(refusedAs(tooLarge)).toEqual([413, 'payload_too_large', 'body']);
    expect(tooLarge.json).toMatchObject({
      detail: 'At most 3 MB are taken here.',
      facts: { bytesMax: importBytesMax },
    });
    expect(kept()).toBe(before);
  });

  it('is measured as it comes when its sender does not say how long it is', async () => {
    const piece = new Uint8Array(256 * 1024).fill(0x61);
    const endless = async function* () {
      for (let sent = 0; sent < 40; sent += 1) yield piece;
    };
    const before = kept();
    const status = await sendChunked(endless());
    expect([status, kept()]).toEqual([413, before]);
  });

  it('that its sender breaks off leaves nothing', async () => {
    const before = kept();
    const broken = async function* () {
      yield Buffer.from(header);
      throw new Error('gone');
    };
    await expect(sendChunked(broken())).rejects.toThrow();
    expect(kept()).toBe(before);
  });

  it('sent again with the same key is the same file; another one with that key is refused', async () => {
    const headers = idempotencyKey();
    const first = await upload(header + line, { headers });
    const again = await upload(header + line, { headers });
    expect([again.json, again.headers.get('idempotent-replayed')]).toEqual([first.json, 'true']);
    expect((await upload(header + line + line, { headers })).json).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it.each<[string, { raw?: string | Uint8Array; name?: string; headers?: Record<string, string> }, string]>([
    ['packed by its sender', { headers: { 'content-encoding': 'gzip' } }, 'Content-Encoding'],
    ['that is a gzip file', { raw: Buffer.from('1f8b0800000000000003', 'hex') }, 'body'],
    ['that is a gzip file by its name too', { raw: Buffer.from('1f8b0800', 'hex'), name: 'orders.csv.gz' }, 'body'],
    ['of bytes that are no text', { raw: Buffer.from('Id\0;Type\n') }, 'body'],
  ])('%s is refused', async (_, { raw = header, ...options }, field) => {
    expect(refusedAs(await upload(raw, options))).toEqual([415, 'unsupported_media_type', field]);
  });

  it('with more rows than the installation takes is refused by name of the limit', async () => {
    const { json: file } = await upload(header + line.repeat(1_001));
    const refused = await admin('/api/v1/imports', {
      body: { kind: 'event', fileId: file.id, programId: tenant.programId },
      headers: idempotencyKey(),
    });
    expect(refusedAs(refused)).toEqual([413, 'too_many_rows', 'fileId']);
    expect(refused.json.facts).toEqual({ rowsMax: 1_000 });
  });

  async function sendChunked(pieces: AsyncIterable<Uint8Array>): Promise<number> {
    const { cookie, ...headers } = await signedIn();
    return new Promise((resolve, reject) => {
      const sending = request(`${api().url}${path('orders.csv')}`, { method: 'POST', headers: { ...headers, cookie } });
      sending.on('response', (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      });
      sending.on('error', reject);
      const send = async () => {
        for await (const piece of pieces) await new Promise((sent) => sending.write(piece, sent));
        sending.end();
      };
      send().catch((error: unknown) => sending.destroy(error instanceof Error ? error : undefined));
    });
  }

  const signedIn = async () => ({ ...(await api().cookiesOf(tenant.members.admin)), ...idempotencyKey() });
});

it('a body that stands still is ended, one that goes on coming is not', async () => {
  const received: number[] = [];
  const server = await listen(
    (incoming, outgoing) => {
      let length = 0;
      incoming.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      incoming.on('end', () => {
        received.push(length);
        outgoing.end('ok');
      });
    },
    { host: '127.0.0.1', port: 0, stalledAfterMs: 150 },
  );
  const send = (pieceBytes: number) =>
    new Promise<string>((resolve) => {
      let sent = 0;
      const sending = request({ port: server.port, host: '127.0.0.1', method: 'POST' }, () => resolve('answered'));
      sending.on('error', () => resolve('ended'));
      const timer = setInterval(() => {
        sending.write(Buffer.alloc(pieceBytes));
        sent += 1;
        if (sent < 10) return;
        clearInterval(timer);
        sending.end();
      }, 50);
      sending.on('close', () => clearInterval(timer));
    });
  expect(await Promise.all([send(1), send(100_000)])).toEqual(['ended', 'answered']);
  expect(received).toEqual([1_000_000]);
  await server.close();
});
