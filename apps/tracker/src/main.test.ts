import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('./main.ts', import.meta.url));
let tracker: ChildProcess | undefined;
afterEach(() => tracker?.kill('SIGKILL'));

async function start(environment: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env['PATH'], TRACKER_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  tracker = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, port } = JSON.parse(line);
    if (msg === 'listening') return { child, url: `http://127.0.0.1:${port}` };
  }
  throw new Error('The tracker ended before it listened.');
}

it('lives without its database, is not ready, says 503, and ends by itself when asked to', async () => {
  const { child, url } = await start({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    DATABASE_ROLES_SECRET: 'a-secret-for-tests-of-thirty-two-characters',
    TRACKER_WAIT_SECONDS: '1',
  });
  expect((await fetch(`${url}/live`)).status).toBe(200);
  expect((await fetch(`${url}/ready`)).status).toBe(503);
  const click = await fetch(`${url}/k/bcdfghjkmn`);
  expect([click.status, click.headers.get('retry-after')]).toEqual([503, '2']);
  expect((await fetch(`${url}/k/no-such-code`)).status).toBe(404);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('tracker_clicks_total{outcome="refused"');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('does not start without the secret of its role', async () => {
  await expect(start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })).rejects.toThrow('ended before');
});
