import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anyFreePort } from './ports.ts';
import { isAlive } from './processes.internal.ts';
import { type LocalTemporal, startTemporal, type TemporalOptions } from './temporal.ts';
import { temporalBinary, userCacheDir } from './temporal-binary.ts';

const timeoutMs = 90_000;
let dataDir: string;
const running: LocalTemporal[] = [];

async function start(options: Partial<TemporalOptions> = {}): Promise<LocalTemporal> {
  const server = await startTemporal({ dataDir, port: await anyFreePort(), ...options });
  running.push(server);
  return server;
}

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'countersign-temporal-test-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of running.splice(0)) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('startTemporal', { timeout: timeoutMs }, () => {
  it('keeps closed workflows 30 days, registers attributes on an old store too, and stops', async () => {
    const first = await start({ searchAttributes: { Tenant: 'Keyword' } });
    expect(first).toMatchObject({ isNew: true, uiUrl: undefined });
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start({
      searchAttributes: { Tenant: 'Keyword', Stage: 'Keyword' },
      hasUi: true,
      uiPort: await anyFreePort(),
    });
    expect(second.isNew).toBe(false);
    const connection = await Connection.connect({ address: second.address });
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(['Tenant', 'Stage']));
    await connection.close();
    expect((await fetch(second.uiUrl ?? '')).status).toBe(200);
  });

  it('starts again on its store after it was killed', async () => {
    const killed = await start();
    process.kill(killed.pid, 'SIGKILL');
    await killed.exited;
    expect((await start()).isNew).toBe(false);
  });
});

describe('temporalBinary', () => {
  it('takes the cache of XDG_CACHE_HOME', () => {
    expect(userCacheDir({ XDG_CACHE_HOME: '/var/cache/me' })).toBe('/var/cache/me');
  });

  it('passes over a program on the PATH that has another version', async () => {
    const fake = (dir: string, version: string) => {
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, 'temporal'), `#!/bin/sh\necho "temporal version 1.0 (Server ${version})"\n`);
      chmodSync(join(dir, 'temporal'), 0o755);
    };
    fake(join(dataDir, 'path'), '1.30.0');
    fake(join(dataDir, 'cache', 'countersign', 'bin'), '1.29.1');
    vi.stubEnv('PATH', `${join(dataDir, 'path')}:/usr/bin:/bin`);
    vi.stubEnv('XDG_CACHE_HOME', join(dataDir, 'cache'));
    const said: string[] = [];
    expect(await temporalBinary((line) => said.push(line))).toBe(
      join(dataDir, 'cache', 'countersign', 'bin', 'temporal'),
    );
    expect(said.join()).toContain('is not server 1.29.1');
  });
});
