import type { Server } from 'node:http';

const idleCheckMs = 50;

/** Takes no more connections and resolves when the last request is answered; connections that only wait are closed. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const closing = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    server.close((err) => {
      clearInterval(closing);
      if (err === undefined) resolve();
      else reject(err);
    });
  });
}
