import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('the API process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-api-'));
  const children: ChildProcess[] = [];
  let running: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    running = await start();
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<{ child: ChildProcess; url: string; lines: string[] }> {
    const child = spawn(process.execPath, [new URL('./main.ts', import.meta.url).pathname], {
      env: {
        PATH: process.env['PATH'],
        API_PORT: '0',
        // Nothing listens there: the process starts all the same, and is not ready.
        DATABASE_URL: 'postgres://countersign@127.0.0.1:1/countersign',
        DATABASE_ROLES_SECRET: randomBytes(32).toString('hex'),
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        TEMPORAL_PAYLOAD_KEY: randomBytes(32).toString('base64'),
        AUTH_SECRET: randomBytes(32).toString('hex'),
        AUDIT_SIGNING_KEY_FILE: join(folder, 'key.pem'),
        AUDIT_CHECKPOINT_DIR: folder,
        FILES_DIR: folder,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines: string[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const { msg, port } = JSON.parse(line);
      if (msg === 'listening') resolve(port);
    });
    child.once('exit', () => reject(new Error(`The API ended before it listened:\n${lines.join('\n')}`)));
    return { child, url: `http://127.0.0.1:${await promise}`, lines };
  }

  it('lives without its servers, is ready only with them, and says which one is missing', async () => {
    expect((await fetch(`${running.url}/live`)).status).toBe(200);
    const ready = await fetch(`${running.url}/ready`);
    expect(ready.status).toBe(503);
    const { checks } = (await ready.json()) as { checks: { name: string; isPassing: boolean }[] };
    expect(checks.map(({ name }) => name)).toEqual(['database', 'temporal poller']);
    expect(checks.filter(({ isPassing }) => isPassing)).toEqual([]);
  });

  it('answers 503 and a problem while the database cannot be reached, and leaks nothing of why', async () => {
    const reply = await fetch(`${running.url}/api/v1/setup`);
    expect(reply.status).toBe(503);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    const text = await reply.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'temporarily_unavailable' });
    expect(text).not.toMatch(/password|postgres|ECONN|127\.0\.0\.1/i);
  });

  it('measures by operation and logs ids instead of contents', async () => {
    await fetch(`${running.url}/api/v1/invitation?token=a-secret-token-of-somebody`);
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{[^}]*operation="session.invitation",status="5xx"\} 1/,
    );
    const { lines } = running;
    await expect.poll(() => lines.filter((line) => line.includes('session.invitation')).length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain('a-secret-token-of-somebody');
    expect(lines.join('\n')).toMatch(/"requestId":"req_[0-9a-z]{26}"/);
  });

  it('ends by itself when asked to', async () => {
    running.child.kill('SIGTERM');
    expect(await once(running.child, 'exit')).toEqual([0, null]);
  });
});
