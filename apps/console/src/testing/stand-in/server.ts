import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Operation } from '@countersign/contracts/operation/operation';
import { allOperations } from '@countersign/contracts/operation/registry';
import { answers, state } from './answers.ts';
import { Refusal } from './case-of.ts';
import { serveSite } from './site.ts';

interface Bound {
  id: string;
  operation: Operation;
  pattern: RegExp;
}

const bound: Bound[] = Object.entries(allOperations).flatMap(([concept, operations]) =>
  Object.entries(operations as Record<string, Operation>).map(([key, operation]) => ({
    id: `${concept}.${key}`,
    operation,
    pattern: new RegExp(`^/api/v1${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  })),
);

/** The built console and an API that answers from memory, as the contract says: what goes in and comes out is checked against it. For tests only. */
export async function startStandIn(distDir: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!path.startsWith('/api/')) {
      serveSite(distDir, path, response);
      return;
    }
    void readBody(request)
      .then((body) => answer(request, body))
      .catch((error: unknown) => ({
        status: error instanceof Refusal ? error.status : 500,
        body: {
          type: 'about:blank',
          title: 'Refused',
          status: 0,
          code: error instanceof Refusal ? error.code : 'internal',
          detail: String(error),
        },
      }))
      .then(({ status, body }) => {
        if (status === 500) process.stderr.write(`${request.method} ${request.url}: ${JSON.stringify(body)}\n`);
        response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' });
        response.end(status === 204 ? undefined : JSON.stringify(body));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

function answer(request: IncomingMessage, text: string): { status: number; body: unknown } {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  if (url.pathname.startsWith('/api/auth/')) return answerIdentity(url.pathname.slice('/api/auth/'.length));
  const hit = bound.find(({ operation, pattern }) => operation.method === request.method && pattern.test(url.pathname));
  const answerTo = hit === undefined ? undefined : answers[hit.id];
  if (hit === undefined || answerTo === undefined) throw new Refusal(404, 'not_found');
  if (hit.operation.ifMatch === true && request.headers['if-match'] === undefined)
    throw new Refusal(428, 'precondition_required');
  if (hit.operation.idempotency !== undefined && request.headers['idempotency-key'] === undefined) {
    throw new Refusal(400, 'idempotency_key_missing');
  }
  const query = Object.fromEntries(url.searchParams);
  const asked = {
    params: { ...hit.pattern.exec(url.pathname)?.groups },
    query: (hit.operation.query?.parse(query) ?? query) as Record<string, unknown>,
    body: (hit.operation.body === undefined || text === '' ? {} : hit.operation.body.parse(JSON.parse(text))) as Record<
      string,
      unknown
    >,
  };
  const given = answerTo(asked);
  return { status: hit.operation.status ?? 200, body: hit.operation.output.parse(given) };
}

function answerIdentity(path: string): { status: number; body: unknown } {
  if (path === 'sign-in/email') state.isSignedIn = true;
  if (path === 'sign-out') state.isSignedIn = false;
  if (path === 'two-factor/enable') {
    return {
      status: 200,
      body: {
        totpURI:
          'otpauth://totp/Countersign:admin@halden.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Countersign',
        backupCodes: Array.from({ length: 10 }, (_, index) => `k${index}x9q-${index}4mzt`),
      },
    };
  }
  return { status: 200, body: { status: true } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return request.headers['content-type'] === 'application/json' ? Buffer.concat(chunks).toString('utf8') : '';
}
