import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHealth } from '@countersign/runtime/health';
import { createIds } from '@countersign/runtime/ids';
import { createLogger } from '@countersign/runtime/logger';
import { createMetrics } from '@countersign/runtime/metrics';
import type { Limits, ServiceContext } from '@countersign/services/context';
import { createAuth } from '@countersign/services/identity/auth';
import { recordAccess } from '@countersign/services/identity/record-access';
import { sendPasswordReset } from '@countersign/services/identity/send-password-reset';
import { openSession } from '@countersign/services/testing/open-session';
import type { TestPerson } from '@countersign/services/testing/test-tenant';
import { useTestDatabase } from '@countersign/services/testing/use-test-database';
import { createFakePorts, createTestClock, type FakePorts, type TestClock } from '@countersign/services/testing/world';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../app.ts';
import type { RateLimits } from '../security/rate-limits.ts';

export const portalUrl = 'http://localhost:3000';
export const consoleUrl = 'http://localhost:3001';
export const sessionSecret = 'a-secret-for-tests-of-thirty-two-characters';

export interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into whatever came back
  readonly json: any;
}

export type Caller = (path: string, options?: CallOptions) => Promise<Reply>;

export interface TestApi {
  readonly url: string;
  readonly clock: TestClock;
  readonly ports: FakePorts;
  readonly database: ReturnType<ReturnType<typeof useTestDatabase>>;
  /** Without signing in. */
  readonly anonymous: Caller;
  /** In a browser of that person, on their own app. */
  as(person: Pick<TestPerson, 'id' | 'userId'>): Promise<Caller>;
  /** What that browser sends with each request. */
  cookiesOf(person: Pick<TestPerson, 'id' | 'userId'>): Promise<Readonly<Record<string, string>>>;
  with(headers: Readonly<Record<string, string>>): Caller;
}

/** The API on a port and a database of its own. */
export function apiOfSuite(
  options: { readonly rateLimits?: RateLimits; readonly limits?: Limits } = {},
): () => TestApi {
  const database = useTestDatabase();
  let api: TestApi | undefined;
  let server: Server | undefined;

  beforeAll(async () => {
    const ports = createFakePorts();
    const clock = createTestClock(new Date().toISOString());
    const log = createLogger({ name: 'api', level: process.env['TEST_LOG'] === undefined ? 'silent' : 'info' });
    const urls = { portal: portalUrl, console: consoleUrl, tracker: 'http://localhost:3003' };
    const ids = createIds();
    const base = { db: database().app.db, ids, now: () => clock.now, log, urls };
    const system: ServiceContext = {
      ...base,
      tenantId: '',
      actor: { kind: 'system', name: 'sign-in' },
      random: () => 0.5,
      requestId: null,
      idempotency: null,
      ports,
    };
    const auth = createAuth({
      ...base,
      secret: sessionSecret,
      sendPasswordReset: (reset) => sendPasswordReset(system, reset),
      recordAccess: (access) => recordAccess(system, access),
    });
    const app = createApp({
      ...base,
      auth,
      ports,
      random: () => 0.5,
      health: createHealth(),
      metrics: createMetrics({ process: 'api' }),
      trustedProxies: ['loopback'],
      ...(options.limits === undefined ? {} : { limits: options.limits }),
      rateLimits: options.rateLimits ?? { perAddress: 1_000_000, perPrincipal: 1_000_000, perStranger: 1_000_000 },
    });
    server = app.listen(0, '127.0.0.1');
    await new Promise<void>((resolve) => server?.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const withHeaders =
      (headers: Readonly<Record<string, string>>): Caller =>
      (path, given) =>
        send(url, path, headers, given);
    const cookiesOf = async ({ id, userId }: Pick<TestPerson, 'id' | 'userId'>) => {
      const cookie = await openSession(database(), { userId, secret: sessionSecret });
      const origin = id.startsWith('mem_') ? consoleUrl : portalUrl;
      return { cookie, origin, 'countersign-membership': id };
    };
    api = {
      url,
      clock,
      ports,
      database: database(),
      anonymous: withHeaders({}),
      with: withHeaders,
      cookiesOf,
      as: async (person) => withHeaders(await cookiesOf(person)),
    };
  });
  afterAll(async () => {
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  });

  return () => {
    if (!api) throw new Error('The API is there once the suite runs.');
    return api;
  };
}

async function send(
  url: string,
  path: string,
  own: Readonly<Record<string, string>>,
  options: CallOptions = {},
): Promise<Reply> {
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  const response = await fetch(`${url}${path}`, {
    method: options.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...own,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: body as string }),
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== '' ? JSON.parse(text) : undefined,
  };
}

let keys = 0;
export function idempotencyKey(): Record<string, string> {
  keys += 1;
  return { 'idempotency-key': `test-key-${process.pid}-${keys}` };
}
