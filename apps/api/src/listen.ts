import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  /** Takes no new connections and resolves when the last request is answered. */
  close(): Promise<void>;
}

const requestTimeoutMs = 60_000;
const headersTimeoutMs = 15_000;
/** Longer than proxies keep theirs, or one of them would use a connection that has just been closed. */
const keepAliveTimeoutMs = 65_000;

export async function listen(
  listener: RequestListener,
  at: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createServer({ requestTimeout: requestTimeoutMs, headersTimeout: headersTimeoutMs }, listener);
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
