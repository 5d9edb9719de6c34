import { afterEach, describe, expect, it } from 'vitest';
import { createHealth } from './health.ts';
import { type HealthServer, startHealthServer } from './health-server.ts';
import { createMetrics } from './metrics.ts';

describe('health', () => {
  it('fails when one check throws and names that check without its text', async () => {
    const failures: unknown[] = [];
    const health = createHealth({ onFailure: (name, err) => failures.push([name, String(err)]) });
    health.addReady('database', () => {});
    health.addReady('temporal', async () => {
      throw new Error('secret address');
    });
    const report = await health.readyReport();
    expect(report).toMatchObject({
      status: 'failing',
      checks: [
        { name: 'database', isPassing: true },
        { name: 'temporal', isPassing: false, reason: 'failed' },
      ],
    });
    expect(JSON.stringify(report)).not.toContain('secret');
    expect(failures).toEqual([['temporal', 'Error: secret address']]);
  });

  it('does not wait for a check that hangs', async () => {
    const health = createHealth({ deadlineMs: 20 });
    health.addReady('database', () => new Promise(() => {}));
    expect(await health.readyReport()).toMatchObject({ checks: [{ reason: 'timed-out' }] });
  });

  it('is alive but not ready while it is stopping', async () => {
    const health = createHealth();
    health.addReady('database', () => {});
    health.drain();
    expect((await health.readyReport()).status).toBe('failing');
    expect((await health.liveReport()).status).toBe('passing');
  });
});

describe('health server', () => {
  let server: HealthServer | undefined;
  afterEach(async () => server?.close());

  it('answers live, ready and metrics apart', async () => {
    const health = createHealth();
    health.addReady('database', () => {
      throw new Error('down');
    });
    server = await startHealthServer({
      health,
      metrics: createMetrics({ process: 'test' }),
      host: '127.0.0.1',
      port: 0,
    });
    const get = (path: string) => fetch(`http://127.0.0.1:${server?.port}${path}`);
    expect((await get('/live')).status).toBe(200);
    expect((await get('/ready')).status).toBe(503);
    expect(await (await get('/metrics')).text()).toContain('process_cpu_seconds_total{process="test"}');
    expect((await get('/other')).status).toBe(404);
  });
});
