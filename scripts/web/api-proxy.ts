import { type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';

export type ApiProxy = {
  readonly apiUrl: string;
  /** Put before the name of every cookie: browsers share cookies between the ports of one host. */
  readonly cookiePrefix: string | undefined;
  /** Believe the forwarding headers of a proxy in front of this one. */
  readonly isBehindProxy: boolean;
};

/** These belong to one connection and are not passed on (RFC 9110 §7.6.1). */
const hopHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const problem = JSON.stringify({
  type: 'about:blank',
  title: 'The service is not available at the moment.',
  status: 502,
  code: 'api-unreachable',
});

/** Hands a request on to the API, so that page and API share one origin and cookies are first-party. */
export function proxyToApi(proxy: ApiProxy, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const target = new URL(incoming.url ?? '/', proxy.apiUrl);
  const forwarded = request(
    target,
    { method: incoming.method, headers: requestHeaders(proxy, incoming, target) },
    (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, replyHeaders(proxy, reply.headers));
      reply.pipe(outgoing);
      reply.once('error', () => outgoing.destroy());
    },
  );
  forwarded.once('error', () => {
    if (outgoing.headersSent) {
      outgoing.destroy();
      return;
    }
    outgoing.writeHead(502, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    outgoing.end(problem);
  });
  outgoing.once('close', () => forwarded.destroy());
  incoming.pipe(forwarded);
}

function requestHeaders(proxy: ApiProxy, incoming: IncomingMessage, target: URL): IncomingHttpHeaders {
  const headers: IncomingHttpHeaders = withoutHopHeaders(incoming.headers);
  const remote = incoming.socket.remoteAddress ?? '';
  const before = proxy.isBehindProxy ? incoming.headers['x-forwarded-for'] : undefined;
  headers['x-forwarded-for'] = before === undefined ? remote : `${String(before)}, ${remote}`;
  if (!proxy.isBehindProxy || headers['x-forwarded-proto'] === undefined) headers['x-forwarded-proto'] = 'http';
  if (!proxy.isBehindProxy || headers['x-forwarded-host'] === undefined) {
    headers['x-forwarded-host'] = incoming.headers.host;
  }
  headers.host = target.host;
  // A body whose length was chunked keeps its framing: Node frames it again.
  if (incoming.headers['transfer-encoding'] !== undefined) headers['transfer-encoding'] = 'chunked';
  const cookies = proxy.cookiePrefix === undefined ? headers.cookie : ownCookies(headers.cookie, proxy.cookiePrefix);
  if (cookies === undefined) delete headers.cookie;
  else headers.cookie = cookies;
  return headers;
}

function replyHeaders(proxy: ApiProxy, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const passed = withoutHopHeaders(headers);
  const set = passed['set-cookie'];
  if (set !== undefined && proxy.cookiePrefix !== undefined) {
    passed['set-cookie'] = set.map((cookie) => `${proxy.cookiePrefix}.${cookie}`);
  }
  return passed;
}

/** The cookies of this site, by the names that the API gave them. */
function ownCookies(header: string | undefined, prefix: string): string | undefined {
  const own = (header ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${prefix}.`))
    .map((cookie) => cookie.slice(prefix.length + 1));
  return own.length === 0 ? undefined : own.join('; ');
}

function withoutHopHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopHeaders.has(name)));
}
