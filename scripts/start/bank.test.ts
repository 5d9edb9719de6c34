import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@countersign/local/ports';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { bankUrlOf, startBank } from './bank.ts';
import { environmentOf, installation } from './installation.ts';
import { createParts } from './parts.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the stand-in bank of a start', () => {
  it('runs with the demo where no other bank is configured', () => {
    vi.stubEnv('BANK_URL', '');
    expect(bankUrlOf({ hasDemo: true, port: 3005 })).toBe('http://127.0.0.1:3005');
    expect(bankUrlOf({ hasDemo: false, port: 3005 })).toBeUndefined();
    vi.stubEnv('BANK_URL', 'https://bank.example');
    expect(bankUrlOf({ hasDemo: true, port: 3005 })).toBeUndefined();
  });

  it('answers, keeps its book with the data, is noticed when it dies, and comes back with the book', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'countersign-bank-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const home = installation(dataDir);
    const { bank: port } = await freePorts({ bank: 3005 });
    const url = `http://127.0.0.1:${port}`;
    const environment = environmentOf({
      installation: home,
      databaseUrl: 'postgres://unused',
      temporalAddress: 'unused:1',
      ports: { portal: 1, console: 2, api: 3, tracker: 4, workerHealth: 5 },
      hasDemo: true,
      bankUrl: url,
    });
    expect(environment['BANK_URL']).toBe(url);
    const first = createParts();
    onTestFinished(() => first.stopAll());
    await startBank({ home, url, parts: first });
    const moved = await fetch(`${url}/days`, { method: 'POST', body: '{"count":3}' });
    const { today } = (await moved.json()) as { today: string };
    const recorded = JSON.parse(readFileSync(join(dataDir, 'bank', 'server.json'), 'utf8')) as { serverPid: number };
    process.kill(recorded.serverPid, 'SIGKILL');
    expect(await first.ended).toContain('bank ended (signal SIGKILL)');

    const second = createParts();
    onTestFinished(() => second.stopAll());
    await startBank({ home, url, parts: second });
    expect(await (await fetch(`${url}/book`)).json()).toEqual({ today, records: [{ type: 'days', count: 3 }] });
    await second.stopAll();
    await expect(fetch(`${url}/ready`)).rejects.toThrow(Error);
  });
});
