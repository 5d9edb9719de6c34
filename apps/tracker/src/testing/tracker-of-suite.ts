import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testSecret } from '@countersign/db/testing/database';

const entry = fileURLToPath(new URL('./run-child.ts', import.meta.url));

export interface RunningTracker {
  readonly child: ChildProcess;
  readonly url: string;
  /** Asks it to end and waits for that. */
  readonly stop: () => Promise<void>;
}

/** The tracker as a process of its own on a test's database, listening. */
export async function startTracker(
  database: Pick<TestDatabase, 'url'>,
  configuration: Readonly<Record<string, unknown>> = {},
): Promise<RunningTracker> {
  const given = { DATABASE_URL: database.url, DATABASE_ROLES_SECRET: testSecret, LOG_LEVEL: 'info', ...configuration };
  const child = spawn(process.execPath, [entry, JSON.stringify(given)], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, port } = JSON.parse(line) as { msg?: string; port?: number };
    if (msg !== 'listening') continue;
    child.stdout.resume();
    return {
      child,
      url: `http://127.0.0.1:${port}`,
      stop: async () => {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error('The tracker ended before it listened.');
}

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Keeps connections; otherwise each question opens its own. */
  readonly agent?: Agent;
}

export const chrome =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** Asks as a browser does unless said, sends the path as it is, and follows nothing. */
export function ask(base: string, path: string, { method = 'GET', headers, body, agent }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method, agent: agent ?? false, headers: { 'user-agent': chrome, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
