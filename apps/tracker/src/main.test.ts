import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';

let tracker: ChildProcess | undefined;
afterEach(() => tracker?.kill('SIGKILL'));

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [new URL('./main.ts', import.meta.url).pathname], {
    env: { PATH: process.env['PATH'], TRACKER_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  tracker = child;
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, port } = JSON.parse(line);
    if (msg === 'listening') return { child, url: `http://127.0.0.1:${port}` };
  }
  throw new Error('The tracker ended before it listened.');
}

it('is ready without a secret of any other process, and ends by itself when asked to', async () => {
  const { child, url } = await start();
  expect((await fetch(`${url}/ready`)).status).toBe(200);
  expect((await fetch(`${url}/r/unknown-link`)).status).toBe(404);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
