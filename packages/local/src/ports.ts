import { createServer } from 'node:net';

const triesMax = 200;

/** The first free port on the loopback interface, starting at the preferred one. */
export async function freePort(preferred: number): Promise<number> {
  for (let port = preferred; port < Math.min(preferred + triesMax, 65_536); port += 1) {
    if (await isPortFree(port)) return port;
  }
  return anyFreePort();
}

/** Free ports for several servers at once: no two of them get the same. */
export async function freePorts<Name extends string>(
  preferred: Readonly<Record<Name, number>>,
): Promise<Record<Name, number>> {
  const chosen: Partial<Record<Name, number>> = {};
  const taken = new Set<number>();
  for (const name of Object.keys(preferred) as Name[]) {
    let port = await freePort(preferred[name]);
    while (taken.has(port)) port = await freePort(port + 1);
    taken.add(port);
    chosen[name] = port;
  }
  return chosen as Record<Name, number>;
}

/** A port that the operating system finds free at this moment. */
export function anyFreePort(): Promise<number> {
  return listenOnce(0);
}

/** Free on every interface: a server of another program on 0.0.0.0 counts as taken. */
async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    try {
      await listenOnce(port, host);
    } catch {
      return false;
    }
  }
  return true;
}

function listenOnce(port: number, host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const listening = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(listening));
    });
  });
}
