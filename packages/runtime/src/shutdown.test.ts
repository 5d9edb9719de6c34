import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { createShutdown } from './shutdown.ts';

const log = createLogger({ name: 'test', level: 'silent' });

describe('shutdown', () => {
  it('stops what was started last first, once, and goes on after a failure', async () => {
    const stopped: string[] = [];
    const shutdown = createShutdown({ log, deadlineMs: 1_000 });
    shutdown.add('database', () => void stopped.push('database'));
    shutdown.add('worker', () => {
      stopped.push('worker');
      throw new Error('broken');
    });
    shutdown.add('server', async () => void stopped.push('server'));
    const [first, second] = await Promise.all([shutdown.run('test'), shutdown.run('again')]);
    expect(stopped).toEqual(['server', 'worker', 'database']);
    expect([first, second]).toEqual([false, false]);
  });

  it('ends in time although a part hangs', async () => {
    const shutdown = createShutdown({ log, deadlineMs: 30 });
    shutdown.add('hanging', () => new Promise(() => {}));
    expect(await shutdown.run('test')).toBe(false);
  });
});
