import { importOperations } from '@countersign/contracts/import/operations';
import { sql } from '@countersign/db/query';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCoupon, addSource, statesOf } from '../../event/testing/arrange-events.ts';
import { call } from '../../testing/call.ts';
import { createTestTenant, type TestTenant } from '../../testing/test-tenant.ts';
import { useTestDatabase } from '../../testing/use-test-database.ts';
import { commitImport } from '../commit.ts';
import { mapImport } from '../map.ts';
import { runImport } from '../run-import.ts';
import {
  commitAndRun,
  errorFile,
  importNow,
  mapAndValidate,
  rowsOf,
  startImport,
  unwatched,
} from '../testing/import-file.ts';

const database = useTestDatabase();
let tenant: TestTenant;
beforeEach(async () => {
  tenant = await createTestTenant(database());
  await addCoupon(tenant, tenant.partnerA.enrollmentId, 'A10');
});

const header = 'Order Number;Type;Total;VAT;Currency;Date;Customer;Coupon;Note\n';
const row = (id: string, more: { type?: string; total?: string; date?: string } = {}) =>
  `${id};${more.type ?? 'Sale'};${more.total ?? '119.00'};19.00;EUR;${more.date ?? '2026-03-30'};c-${id};A10;"a; ""b""\nc"\n`;
const start = (csv: string, name = 'events.csv') => startImport(tenant, { kind: 'event', csv, name });
const mapped = { columns: {}, values: {}, defaults: {} };
const byOwnNames = async (csv: string, name?: string) => {
  const job = await start(csv, name);
  const checked = await mapAndValidate(tenant, job.id, { ...mapped, ...job.suggestedMapping });
  return { job, checked };
};
const audits = async () => {
  const [found] = await tenant.inTenant((tx) =>
    tx.execute<{ count: number }>(
      sql`select count(*)::int as count from audit_log where action = 'import.rows-committed'`,
    ),
  );
  return found?.count;
};

describe('a file of events', () => {
  it('is recorded as the API would: columns by their names, kinds by what they mean, a day as its noon', async () => {
    const { job, checked } = await byOwnNames(
      header + row('1') + row('2', { type: 'order' }) + row('3', { type: 'Stuff' }),
    );
    expect(job.suggestedMapping.columns).toMatchObject({ externalId: 'Order Number', kind: 'Type', tax: 'VAT' });
    expect(job.unmappedValues['kind']).toMatchObject([{ value: 'Sale', suggestion: 'order' }, { value: 'Stuff' }]);
    expect([checked.status, checked.counts]).toMatchObject(['validated', { valid: 2, invalid: 1 }]);
    const done = await commitAndRun(tenant, job.id);
    expect([done.status, done.totalRows, done.counts]).toMatchObject(['committed', 3, { committed: 2, invalid: 1 }]);
    expect((await statesOf(tenant)).map(({ externalId, status }) => [externalId, status])).toEqual([
      ['1', 'queued'],
      ['2', 'queued'],
    ]);
    const [fact] = await tenant.inTenant((tx) =>
      tx.execute(
        sql`select e.kind, net_minor, tax_minor, occurred_at::text, s.name from events e join event_sources s on s.id = e.source_id order by external_id limit 1`,
      ),
    );
    expect(fact).toEqual({
      kind: 'order',
      net_minor: '10000',
      tax_minor: '1900',
      occurred_at: '2026-03-30 12:00:00+00',
      name: 'Import',
    });
  });

  it('keeps of its rows those that are refused, with line and field, as a file to mend', async () => {
    const { job } = await byOwnNames(
      header +
        row('1', { type: 'order' }) +
        row('2', { type: 'order', total: '-5.00' }) +
        row('3', { type: 'order', total: '119.005' }) +
        row('4', { date: '31.12.' }),
    );
    await commitAndRun(tenant, job.id);
    const lines = (await errorFile(tenant.admin, job.id)).text.split('\n');
    expect(lines.filter((line) => line.includes(': '))).toMatchObject([
      expect.stringContaining(`4,amount: negative,2,order,"'-5.00"`),
      expect.stringContaining('6,amount: currency_digits_wrong,3'),
      expect.stringContaining('8,occurredAt: malformed,4'),
    ]);
  });

  it('of NDJSON is read line by line, money as the API has it', async () => {
    const source = await addSource(tenant, { name: 'Warehouse' });
    const lines = [
      {
        kind: 'order',
        externalId: 'n1',
        amount: { amount: '12.00', currency: 'EUR' },
        coupon: 'A10',
        properties: { a: 'b' },
      },
      { kind: 'refund', externalId: 'n2', refersTo: 'n1' },
    ];
    const text = `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n')}\r\nnot json\r\n\r\n[1]\r\n{"kind":"order\\u0000"}`;
    const job = await start(text, 'events.ndjson');
    const checked = await mapAndValidate(tenant, job.id, {
      ...mapped,
      columns: job.suggestedMapping.columns,
      defaults: { source },
    });
    expect([checked.totalRows, checked.counts]).toMatchObject([5, { valid: 2, invalid: 3 }]);
    expect(
      (await rowsOf(tenant, job.id))
        .filter(({ status }) => status === 'invalid')
        .map(({ line, problems }) => [line, problems]),
    ).toEqual([
      [3, [{ field: '', code: 'not_json' }]],
      [5, [{ field: '', code: 'not_json' }]],
      [6, [{ field: 'kind', code: 'control_characters' }]],
    ]);
    await commitAndRun(tenant, job.id);
    expect((await statesOf(tenant)).map(({ status }) => status)).toEqual(['queued', 'queued']);
  });

  it('stopped anywhere goes on where it was, also in two runs at once, and records nothing twice', {
    timeout: 120_000,
  }, async () => {
    const rows = 11_234;
    const text =
      header +
      Array.from({ length: rows }, (_, index) => row(`${index}-${'x'.repeat(80)}`, { type: 'order' })).join('');
    const job = await start(text);
    expect(text.length).toBeGreaterThan(2_500_000);
    await mapAndValidate(tenant, job.id, { ...mapped, ...job.suggestedMapping });
    await call(importOperations.commit, commitImport, tenant.admin, { params: { id: job.id } });
    for (const stopAfter of [1, 1]) {
      const stop = new AbortController();
      let beats = 0;
      const heartbeat = () => {
        beats += 1;
        if (beats >= stopAfter) stop.abort();
      };
      await expect(runImport(tenant.system, job.id, { heartbeat, signal: stop.signal })).rejects.toThrow(/abort/i);
    }
    expect((await importNow(tenant, job.id)).doneRows).toBeLessThan(rows);
    await Promise.all([1, 2].map(() => runImport(tenant.system, job.id, unwatched)));
    const done = await importNow(tenant, job.id);
    expect([done.status, done.counts]).toMatchObject(['committed', { committed: rows, skipped: 0, invalid: 0 }]);
    const [count] = await tenant.inTenant((tx) =>
      tx.execute<{ events: number; known: number }>(
        sql`select count(*)::int as events, count(distinct external_id)::int as known from events`,
      ),
    );
    expect(count).toEqual({ events: rows, known: rows });
    const chunks = await audits();
    await commitAndRun(tenant, job.id);
    expect(await audits()).toBe(chunks);
  });

  it('that cannot be recorded as it was mapped is left failed with why, and is mapped anew', async () => {
    const job = await start(header + row('1', { type: 'order' }));
    const wrong = { ...mapped, ...job.suggestedMapping, defaults: { source: 'src_nobody_knows' } };
    await mapAndValidate(tenant, job.id, wrong);
    const failed = await commitAndRun(tenant, job.id);
    expect([failed.status, failed.failure]).toEqual(['failed', 'There is no such event source.']);
    await mapAndValidate(tenant, job.id, { ...mapped, ...job.suggestedMapping });
    expect((await commitAndRun(tenant, job.id)).counts).toMatchObject({ committed: 1 });
  });

  it('imported again is known for what it is', async () => {
    const text = header + row('1', { type: 'order' }) + row('2', { type: 'order' });
    const first = await byOwnNames(text);
    await commitAndRun(tenant, first.job.id);
    const second = await byOwnNames(text);
    expect((await commitAndRun(tenant, second.job.id)).counts).toMatchObject({ committed: 0, skipped: 2 });
  });

  it('is not mapped anew once some of it is recorded', async () => {
    const { job } = await byOwnNames(header + row('1', { type: 'order' }));
    await commitAndRun(tenant, job.id);
    const again = call(importOperations.map, mapImport, tenant.admin, {
      params: { id: job.id },
      body: { ...mapped, ...job.suggestedMapping },
    });
    await expect(again).rejects.toMatchObject({ code: 'import_not_ready' });
  });

  it.each([
    ['in Latin 1', Buffer.from('Id;Kind\nä;order\n', 'latin1'), 'not_utf8'],
    ['of a header alone', Buffer.from('Id;Kind\n'), 'empty'],
  ])('%s is refused', async (_, content, code) => {
    const started = startImport(tenant, { kind: 'event', csv: '', content });
    await expect(started).rejects.toMatchObject({ code: 'invalid_input', fields: [{ field: 'fileId', code }] });
  });
});
