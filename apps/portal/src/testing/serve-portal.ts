import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Asked, StandIn } from './stand-in/answer.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** As strict as what the real server sends. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The built portal with the stand-in behind it, on a free port. */
export async function servePortal(options: {
  readonly distDir: string;
  readonly standIn: StandIn;
  readonly port?: number;
}): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void asked(request).then((question) => {
      if (question.path.startsWith('/api/')) {
        const answer = options.standIn.answer(question);
        const isText = typeof answer.body === 'string';
        response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' });
        response.end(answer.status === 204 ? undefined : isText ? answer.body : JSON.stringify(answer.body));
        return;
      }
      const file = join(options.distDir, question.path);
      const isFile = existsSync(file) && statSync(file).isFile();
      response.writeHead(200, {
        // As the real server: a built asset is loaded and compiled once.
        ...(question.path.startsWith('/assets/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
        'content-type': types[extname(isFile ? file : 'index.html')] ?? 'application/octet-stream',
        'content-security-policy': policy,
      });
      response.end(readFileSync(isFile ? file : join(options.distDir, 'index.html')));
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

async function asked(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://portal');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const isJson = request.headers['content-type'] === 'application/json';
  const body =
    isJson && chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>) : {};
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: request.headers,
    body,
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
