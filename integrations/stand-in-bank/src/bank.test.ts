import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { type BankForTests, openBank } from './testing/open-bank.ts';
import { painMessage, payerAccount } from './testing/pain-message.ts';

const schemas = fileURLToPath(new URL('../../../../shared/conformance/iso20022/', import.meta.url));
const entry = fileURLToPath(new URL('main.ts', import.meta.url));

async function open(): Promise<BankForTests> {
  const bank = await openBank();
  onTestFinished(() => bank.close());
  return bank;
}

async function pay(url: string, message: string, deadlineMs = 5_000): Promise<{ status: number; body: string }> {
  const response = await fetch(`${url}/payments`, {
    method: 'POST',
    body: message,
    signal: AbortSignal.timeout(deadlineMs),
  });
  return { status: response.status, body: await response.text() };
}

const movementsOf = async (bank: BankForTests, endToEndId: string) =>
  (await bank.book()).records.filter((record) => 'endToEndId' in record && record.endToEndId === endToEndId);

describe('the book of the stand-in bank', () => {
  it('survives kill -9 after a payment was carried out and before it was answered, and pays it once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stand-in-bank-'));
    const book = join(folder, 'book.jsonl');
    const start = async () => {
      const child = spawn(process.execPath, [entry, '--book', book, '--port', '0'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      const url = /http:\S+(?=\.)/.exec(said.toString())?.[0] ?? '';
      return { child, url };
    };
    const first = await start();
    onTestFinished(async () => {
      first.child.kill('SIGKILL');
      await rm(folder, { recursive: true });
    });
    const fault = await fetch(`${first.url}/faults`, { method: 'POST', body: '{"kind":"silent_after_success"}' });
    expect(fault.status).toBe(200);
    const message = painMessage([{ endToEndId: 'K-1', amount: '400.00' }], { sum: '400.00' });
    await expect(pay(first.url, message, 500)).rejects.toThrow(Error);
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');

    const second = await start();
    onTestFinished(() => void second.child.kill('SIGKILL'));
    const found = await fetch(`${second.url}/payments/find`, { method: 'POST', body: '{"endToEndIds":["K-1"]}' });
    expect(await found.json()).toEqual({
      payments: [{ status: 'accepted', endToEndId: 'K-1', amount: '400.00', currency: 'EUR' }],
    });
    expect(await pay(second.url, message)).toMatchObject({ status: 200, body: expect.stringContaining('"accepted"') });
    expect((await readFile(book, 'utf8')).trim().split('\n')).toHaveLength(1);
    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  });

  it('forgets a line that was not written to its end, and keeps every line before it', async () => {
    const bank = await open();
    await pay(bank.url, painMessage([{ endToEndId: 'K-1', amount: '1.00' }], { sum: '1.00' }));
    await bank.goDown();
    await appendFile(bank.bookFile, '{"type":"payment","endToEndId":"K-2","acc');
    await bank.comeBack();
    await pay(bank.url, painMessage([{ endToEndId: 'K-3', amount: '1.00' }], { sum: '1.00' }));
    await bank.goDown();
    await bank.comeBack();
    const { records } = await bank.book();
    expect(records.map((record) => ('endToEndId' in record ? record.endToEndId : ''))).toEqual(['K-1', 'K-3']);
  });

  it('sends money back once, and only what was paid', async () => {
    const bank = await open();
    await pay(bank.url, painMessage([{ endToEndId: 'K-1', amount: '1.00' }], { sum: '1.00' }));
    await bank.sendBack('K-1', 'AC04');
    await expect(bank.sendBack('K-1', 'AC04')).rejects.toThrow('409');
    await expect(bank.sendBack('K-2', 'AC04')).rejects.toThrow('409');
    expect((await movementsOf(bank, 'K-1')).map(({ type }) => type)).toEqual(['payment', 'return']);
  });
});

describe('a message to the stand-in bank', () => {
  const good = [{ endToEndId: 'K-1', amount: '10.50' }];

  it.each([
    ['a count that does not tie', painMessage(good, { sum: '10.50', count: 2 })],
    ['a sum that does not tie', painMessage(good, { sum: '10.51' })],
    ['a tenth of a cent', painMessage([{ endToEndId: 'K-1', amount: '10.505' }], { sum: '10.505' })],
    ['no payment', painMessage([], { sum: '0.00' })],
    ['another message', painMessage(good, { sum: '10.50' }).replaceAll('pain.001.001.09', 'pain.001.001.03')],
    [
      'a document type',
      painMessage(good, { sum: '10.50' }).replace('<Document', '<!DOCTYPE x [<!ENTITY a "b">]><Document'),
    ],
    ['half a message', painMessage(good, { sum: '10.50' }).slice(0, -30)],
    ['nothing', ''],
  ])('is refused whole with %s', async (_label, message) => {
    const bank = await open();
    expect((await pay(bank.url, message)).status).toBe(400);
    expect((await bank.book()).records).toEqual([]);
  });

  it('is answered per payment where an account is wrong, an amount nothing, or a currency not euro', async () => {
    const bank = await open();
    const message = painMessage(
      [
        { endToEndId: 'K-1', amount: '1.00' },
        { endToEndId: 'K-2', amount: '1.00', iban: 'DE89370400440532013001' },
        { endToEndId: 'K-3', amount: '0.00' },
        { endToEndId: 'K-4', amount: '1.00', currency: 'USD' },
        { endToEndId: 'K-1', amount: '1.00' },
      ],
      { sum: '4.00' },
    );
    expect(JSON.parse((await pay(bank.url, message)).body)).toEqual({
      payments: [
        { status: 'accepted', endToEndId: 'K-1' },
        { status: 'refused', endToEndId: 'K-2', code: 'AC01' },
        { status: 'refused', endToEndId: 'K-3', code: 'AM01' },
        { status: 'refused', endToEndId: 'K-4', code: 'AM03' },
        { status: 'accepted', endToEndId: 'K-1' },
      ],
    });
    expect((await movementsOf(bank, 'K-1')).length).toBe(1);
  });

  it('is booked on the day that it asks for, when that is still to come', async () => {
    const bank = await open();
    await pay(bank.url, painMessage(good, { sum: '10.50', payOn: '2026-05-08' }));
    expect(await movementsOf(bank, 'K-1')).toMatchObject([{ bookedOn: '2026-05-08', amountMinor: '-1050' }]);
    await pay(bank.url, painMessage([{ endToEndId: 'K-2', amount: '1.00' }], { sum: '1.00', payOn: '2026-01-01' }));
    expect(await movementsOf(bank, 'K-2')).toMatchObject([{ bookedOn: '2026-05-04' }]);
  });

  it('is not taken from a page of another site in a browser of this machine', async () => {
    const bank = await open();
    const statusWith = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) => {
        const call = request(`${bank.url}/days`, { method: 'POST', headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        call.once('error', reject).end('{"count":1}');
      });
    expect(await statusWith({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({})).toBe(200);
  });
});

describe('a statement of the stand-in bank', () => {
  it('opens with what the days before left, and closes with it and what was booked', async () => {
    const bank = await open();
    await pay(bank.url, painMessage([{ endToEndId: 'K-1', amount: '400.00' }], { sum: '400.00' }));
    await bank.passDays(2);
    await bank.sendBack('K-1', 'AC04');
    const statement = async (from: string, to: string) => {
      const response = await fetch(`${bank.url}/statements?account=${payerAccount}&from=${from}&to=${to}`);
      const text = await response.text();
      const balances = [...text.matchAll(/<Bal>.*?<Amt Ccy="EUR">([\d.]+)/g)].map(([, amount]) => amount);
      return [...balances, text.split('<Ntry>').length - 1];
    };
    expect(await statement('2026-05-04', '2026-05-04')).toEqual(['1000000.00', '999600.00', 1]);
    expect(await statement('2026-05-05', '2026-05-05')).toEqual(['999600.00', '999600.00', 0]);
    expect(await statement('2026-05-06', '2026-05-06')).toEqual(['999600.00', '1000000.00', 1]);
  });

  it.skipIf(!existsSync(schemas)).each(['02', '08'])('is valid camt.053.001.%s', async (version) => {
    const bank = await open();
    await bank.fault({ kind: 'return', code: 'MD07', afterDays: 1 });
    const payments = [
      { endToEndId: 'K-1', amount: '400.00' },
      { endToEndId: 'K-2', amount: '0.01' },
    ];
    await pay(bank.url, painMessage(payments, { sum: '400.01' }));
    await bank.passDays(1);
    const query = `account=${payerAccount}&from=2026-05-01&to=2026-05-05&version=${version}`;
    const contents = await (await fetch(`${bank.url}/statements?${query}`)).text();
    expect(contents.split('<RtrInf>')).toHaveLength(3);
    const schema = await readFile(join(schemas, `camt.053.001.${version}.xsd`), 'utf8');
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'statement.xml', contents }],
      schema: [{ fileName: 'schema.xsd', contents: schema }],
    });
    expect(errors).toEqual([]);
    expect(valid).toBe(true);
  });
});
