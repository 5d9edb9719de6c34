import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiProxy, proxyToApi } from './api-proxy.ts';
import { directoryHead, withHead } from './directory-head.ts';
import { securityHeaders } from './headers.ts';
import { loadSite, type SiteFile } from './site-files.ts';

export type WebServer = { readonly port: number; close(): Promise<void> };

export type WebServerOptions = {
  readonly distDir: string;
  readonly host: string;
  readonly port: number;
  readonly apiUrl: string;
  readonly cookiePrefix?: string;
  readonly isHttps?: boolean;
  readonly isBehindProxy?: boolean;
};

const noncePlaceholder = '__CSP_NONCE__';
const nonceBytes = 16;
const indexPath = '/index.html';

/** Serves a built web app and hands `/api/` on to the API. Paths that are no file are pages of the app. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const files = loadSite(options.distDir);
  const index = files.get(indexPath);
  if (index === undefined) throw new Error(`${options.distDir} holds no built web app.`);
  const proxy: ApiProxy = {
    apiUrl: options.apiUrl,
    cookiePrefix: options.cookiePrefix,
    isBehindProxy: options.isBehindProxy ?? false,
  };
  const site: Site = {
    files,
    index: index.body.toString('utf8'),
    isHttps: options.isHttps ?? false,
    apiUrl: options.apiUrl,
  };
  // A large file takes as long as it takes; the API ends what stands still.
  const server = createServer({ requestTimeout: 0 }, (incoming, outgoing) => {
    const path = pathOf(incoming);
    if (path === undefined) sendText(outgoing, 400, 'Bad request\n');
    else if (path === '/api' || path.startsWith('/api/')) proxyToApi(proxy, incoming, outgoing);
    else serveFile(site, path, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Site = {
  readonly files: ReadonlyMap<string, SiteFile>;
  readonly index: string;
  readonly isHttps: boolean;
  readonly apiUrl: string;
};

function serveFile(site: Site, path: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    outgoing.setHeader('allow', 'GET, HEAD');
    sendText(outgoing, 405, 'Method not allowed\n');
    return;
  }
  if (path === '/live') {
    sendText(outgoing, 200, 'ok\n');
    return;
  }
  const file = site.files.get(path);
  if (file !== undefined && path !== indexPath) sendFile(site, file, incoming, outgoing);
  else if (file === undefined && /\.[a-z0-9]{1,8}$/i.test(path)) sendText(outgoing, 404, 'Not found\n');
  else if (path.startsWith('/directory/')) void sendDirectory(site, path, incoming, outgoing);
  else sendIndex(site, site.index, incoming, outgoing);
}

/** A public page that search engines read: its title and words stand in it before the app runs. */
async function sendDirectory(
  site: Site,
  path: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { search } = new URL(incoming.url ?? '/', 'http://localhost');
  const visitor = incoming.socket.remoteAddress ?? '';
  const head = await directoryHead({ path, search, apiUrl: site.apiUrl, visitor });
  sendIndex(site, head === null ? site.index : withHead(site.index, head), incoming, outgoing);
}

function sendFile(site: Site, file: SiteFile, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const accepted = String(incoming.headers['accept-encoding'] ?? '');
  const encoding =
    file.brotli && /\bbr\b/.test(accepted) ? 'br' : file.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const body = (encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : undefined) ?? file.body;
  const headers = {
    ...securityHeaders({ nonce: newNonce(), isHttps: site.isHttps }),
    'content-type': file.type,
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    etag: file.etag,
  };
  if (incoming.headers['if-none-match'] === file.etag) {
    outgoing.writeHead(304, headers).end();
    return;
  }
  outgoing.writeHead(200, {
    ...headers,
    'content-length': body.length,
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
  });
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

function sendIndex(site: Site, index: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const nonce = newNonce();
  const body = Buffer.from(index.replaceAll(noncePlaceholder, nonce));
  outgoing.writeHead(200, {
    ...securityHeaders({ nonce, isHttps: site.isHttps }),
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  outgoing.end(incoming.method === 'HEAD' ? undefined : body);
}

function sendText(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  outgoing.end(body);
}

/** `undefined` for what is no path of ours: a whole address, or text that cannot be decoded. */
function pathOf(incoming: IncomingMessage): string | undefined {
  const url = incoming.url ?? '';
  if (!url.startsWith('/') || url.startsWith('//')) return undefined;
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

function newNonce(): string {
  return randomBytes(nonceBytes).toString('base64');
}
