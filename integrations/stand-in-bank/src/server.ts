import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import { createBank } from './bank.ts';
import { openBook } from './book.ts';
import type { BankConfig } from './config.ts';
import { type Reply, replyTo, type ServedBank } from './routes.ts';

export interface BankServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const bodyBytesMax = 64 * 1024 * 1024;
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Serves the bank on this machine alone, until it is closed or killed; its book outlives it. */
export async function startBankServer(config: BankConfig, calendarDay: () => CivilDate): Promise<BankServer> {
  const book = openBook(config.book);
  const served: ServedBank = { bank: createBank(book, calendarDay), faults: [] };
  const server = createServer((request, response) => {
    answer(served, request).then(
      (reply) => send(response, reply),
      (error: unknown) => send(response, { status: 500, type: 'text/plain', body: `${String(error)}\n` }),
    );
  });
  await listen(server, config.port);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      book.close();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

async function answer(served: ServedBank, request: IncomingMessage): Promise<Reply> {
  // A page in a browser of this machine must not move this bank's money by a name that leads here.
  const { host = '', origin } = request.headers;
  if (!loopback.test(host) || (origin !== undefined && origin !== `http://${host}`)) {
    return { status: 403, type: 'text/plain', body: 'This bank serves its own machine alone.\n' };
  }
  const body = await bodyOf(request);
  if (body === null) return { status: 413, type: 'text/plain', body: 'This message is too long.\n' };
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return replyTo(served, { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body });
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > bodyBytesMax) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.status === 'none') return;
  const write = () => {
    response.writeHead(reply.status, { 'content-type': reply.type, 'cache-control': 'no-store' });
    response.end(reply.body);
  };
  if (reply.afterMs === undefined) return write();
  const timer = setTimeout(write, reply.afterMs);
  response.once('close', () => clearTimeout(timer));
}
