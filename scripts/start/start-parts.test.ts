import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseStartOptions } from './options.ts';
import { createParts } from './parts.ts';
import { loadOrMakeSecrets } from './secrets.ts';
import { table } from './steps.ts';
import { summary } from './summary.ts';

describe('the options of npm start', () => {
  it('are all off by default', () => {
    expect(parseStartOptions([])).toEqual({ isReset: false, hasDemo: true, port: undefined, dataDir: undefined });
  });

  it('understands --reset, --no-demo and --port', () => {
    expect(parseStartOptions(['--reset', '--no-demo', '--port', '4000'])).toMatchObject({
      isReset: true,
      hasDemo: false,
      port: 4000,
    });
  });

  it.each([['--port', '80a'], ['--port', '70000'], ['--port', ''], ['--resett'], ['4000']])(
    'refuses %s %s',
    (...args) => {
      expect(parseStartOptions(args)).toHaveProperty('problem');
    },
  );
});

describe('secrets', () => {
  it('are made once, differ from each other, and only their owner may read them', () => {
    const dir = mkdtempSync(join(tmpdir(), 'countersign-secrets-'));
    const file = join(dir, 'secrets.json');
    const made = loadOrMakeSecrets(file);
    expect(new Set(Object.values(made)).size).toBe(3);
    expect(loadOrMakeSecrets(file)).toEqual(made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(JSON.parse(readFileSync(file, 'utf8')).TEMPORAL_PAYLOAD_KEY, 'base64')).toHaveLength(32);
    rmSync(dir, { recursive: true });
  });
});

describe('the parts of a start', () => {
  it('are stopped in reverse order, each once, also when one fails', async () => {
    const stopped: string[] = [];
    const parts = createParts();
    parts.add('database', () => void stopped.push('database'));
    const forgetSeed = parts.add('seed', () => void stopped.push('seed'));
    parts.add('api', () => {
      stopped.push('api');
      throw new Error('broken');
    });
    forgetSeed();
    await Promise.all([parts.stopAll(), parts.stopAll()]);
    expect(stopped).toEqual(['api', 'database']);
  });

  it('does not leave behind what was starting while everything was stopped', async () => {
    const parts = createParts();
    await parts.stopAll();
    let isStopped = false;
    expect(() => parts.add('late', () => void (isStopped = true))).toThrow('late was stopped');
    expect(isStopped).toBe(true);
  });

  it('says which part ended by itself and why', async () => {
    const parts = createParts();
    parts.watch('worker', Promise.resolve('signal SIGKILL'), () => 'Its log is here.');
    expect(await parts.ended).toBe('worker ended (signal SIGKILL). Its log is here.');
  });
});

it('the table keeps its columns in line', () => {
  const lines = table([
    ['Portal', 'http://localhost:3000'],
    ['Sign in', 'a@b.example', 'finance'],
  ])
    .trim()
    .split('\n');
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});

it('the table at the end says where each part is', () => {
  const configuration = {
    PORTAL_URL: 'http://localhost:3000',
    CONSOLE_URL: 'http://localhost:3001',
    API_URL: 'http://localhost:3002',
    TRACKER_URL: 'http://localhost:3003',
  };
  const shown = summary({ configuration, temporalUiUrl: undefined, bankUrl: undefined, logins: [] });
  for (const url of Object.values(configuration)) expect(shown).toContain(url);
});
