import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health, HealthReport } from './health.ts';
import type { Metrics } from './metrics.ts';

export type HealthServer = { readonly port: number; close(): Promise<void> };

export type HealthReply = { readonly status: number; readonly type: string; readonly body: string };

/** Answers `/live`, `/ready` and `/metrics`; `undefined` for every other path. */
export async function healthReply(
  path: string,
  parts: { readonly health: Health; readonly metrics: Metrics },
): Promise<HealthReply | undefined> {
  if (path === '/live') return reportReply(await parts.health.liveReport());
  if (path === '/ready') return reportReply(await parts.health.readyReport());
  if (path !== '/metrics') return undefined;
  return { status: 200, type: parts.metrics.contentType, body: await parts.metrics.text() };
}

/** The three pages on a port of their own, for a process that serves nothing else. */
export async function startHealthServer(options: {
  readonly health: Health;
  readonly metrics: Metrics;
  readonly host: string;
  readonly port: number;
}): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    healthReply(path, options).then(
      (reply) => send(response, reply ?? { status: 404, type: 'text/plain', body: 'Not found\n' }),
      (err: unknown) => send(response, { status: 500, type: 'text/plain', body: `${String(err)}\n` }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((err) => (err === undefined ? resolve() : reject(err)));
        server.closeAllConnections();
      }),
  };
}

function reportReply(report: HealthReport): HealthReply {
  return {
    status: report.status === 'passing' ? 200 : 503,
    type: 'application/json',
    body: `${JSON.stringify(report)}\n`,
  };
}

function send(response: ServerResponse, reply: HealthReply): void {
  response.writeHead(reply.status, { 'content-type': reply.type, 'cache-control': 'no-store' });
  response.end(reply.body);
}
