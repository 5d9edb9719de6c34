import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  /** Takes no new connections and resolves when the last request is answered. */
  close(): Promise<void>;
}

export interface ListenAt {
  readonly host: string;
  readonly port: number;
  /** How often a body is looked at: one that has hardly grown since is ended. */
  readonly stalledAfterMs?: number;
}

const stalledAfterMs = 60_000;
const headersTimeoutMs = 15_000;
/** Longer than proxies keep theirs, or one of them would use a connection that has just been closed. */
const keepAliveTimeoutMs = 65_000;
const progressBytesMin = 64 * 1024;

export async function listen(listener: RequestListener, at: ListenAt): Promise<Listening> {
  // A large file takes as long as it takes; what stands still is ended by `endWhenStalled`.
  const server = createServer({ requestTimeout: 0, headersTimeout: headersTimeoutMs }, (request, response) => {
    if (hasBody(request)) endWhenStalled(request, at.stalledAfterMs ?? stalledAfterMs);
    listener(request, response);
  });
  server.keepAliveTimeout = keepAliveTimeoutMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((err) => (err === undefined ? resolve() : reject(err)));
        server.closeIdleConnections();
      }),
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Whoever sends byte by byte would hold a connection for ever. */
function endWhenStalled(request: IncomingMessage, afterMs: number): void {
  const { socket } = request;
  let seen = socket.bytesRead;
  const watch = setInterval(() => {
    if (request.complete) return clearInterval(watch);
    const now = socket.bytesRead;
    if (now - seen < progressBytesMin) socket.destroy();
    seen = now;
  }, afterMs);
  watch.unref();
  request.once('close', () => clearInterval(watch));
}
