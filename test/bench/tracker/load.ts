import { connect, type Socket } from 'node:net';

export interface LoadResult {
  /** Answers by their status. */
  readonly statuses: ReadonlyMap<number, number>;
  readonly seconds: number;
  /** Milliseconds from request to answer. */
  readonly latencies: readonly number[];
}

const agent =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const headers = [
  'host: go.example',
  `user-agent: ${agent}`,
  'accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language: de-DE,de;q=0.9,en;q=0.8',
  'accept-encoding: gzip, deflate, br',
  'referer: https://blog.example/post',
];

/** A GET as a browser sends it, for the socket. */
export function browserRequest(path: string, extra: readonly string[] = []): string {
  return `GET ${path} HTTP/1.1\r\n${[...headers, ...extra].join('\r\n')}\r\n\r\n`;
}

/**
 * Sends so many requests over so many connections, one at a time on each, with as little work as can be: the machine is
 * shared with what is measured.
 */
export async function sendAll(
  port: number,
  requests: { readonly count: number; readonly of: (index: number) => string },
  connections: number,
): Promise<LoadResult> {
  const statuses = new Map<number, number>();
  const latencies: number[] = [];
  let next = 0;
  const from = performance.now();
  const lane = () =>
    new Promise<void>((resolve, reject) => {
      const socket: Socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let received = '';
      let sentAt = 0;
      const send = () => {
        if (next >= requests.count) {
          socket.destroy();
          resolve();
          return;
        }
        sentAt = performance.now();
        socket.write(requests.of(next));
        next += 1;
      };
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        const end = received.indexOf('\r\n\r\n');
        if (end < 0) return;
        const status = Number(received.slice(9, 12));
        // Of answers with a body the end is told by their last line.
        if (status !== 302 && !received.endsWith('\n') && !received.endsWith('0\r\n\r\n')) return;
        if (status !== 302 && received.length === end + 4) return;
        received = '';
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        latencies.push(performance.now() - sentAt);
        send();
      });
    });
  await Promise.all(Array.from({ length: connections }, lane));
  return { statuses, seconds: (performance.now() - from) / 1000, latencies };
}
