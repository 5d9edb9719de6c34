import { Socket } from 'node:net';
import postgres, { type Sql } from 'postgres';

/** A client without drizzle, for what must be fast; never the one that drizzle has, whose parsers it changed. */
export type SqlClient = Sql;

export interface SqlOptions {
  readonly maxConnections: number;
  readonly applicationName: string;
  readonly statementTimeoutMs: number;
}

/** Opens a pool. Every statement has a deadline on the server. */
export function openSql(url: string, options: SqlOptions): SqlClient {
  return postgres(url, {
    max: options.maxConnections,
    connect_timeout: 3,
    idle_timeout: 300,
    max_lifetime: 60 * 30,
    // A database that comes back is tried again quickly: somebody is waiting for a page.
    backoff: (retries) => Math.min(0.05 * 2 ** retries, 1),
    fetch_types: false,
    onnotice: () => {},
    ...withoutDelay,
    connection: {
      application_name: options.applicationName,
      statement_timeout: options.statementTimeoutMs,
      TimeZone: 'UTC',
    },
  });
}

/**
 * A COPY is several small messages; by default the second waits for the first one's acknowledgement, 40 ms. The driver
 * takes a socket that still connects: what it writes meanwhile is sent as soon as that is done.
 */
const withoutDelay = {
  socket: (to: { readonly host: readonly string[]; readonly port: readonly number[]; readonly path?: string }) => {
    const socket = new Socket();
    socket.setNoDelay(true);
    if (to.path) socket.connect(to.path);
    else socket.connect(to.port[0] ?? 5432, to.host[0] ?? 'localhost');
    return gathering(socket);
  },
};

/** Sends what is written in one round together: each system call wakes the database up. Connecting would undo it. */
function gathering(socket: Socket): Socket {
  const write = socket.write.bind(socket);
  let isGathering = false;
  socket.write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
    if (!isGathering) {
      isGathering = true;
      socket.cork();
      setImmediate(() => {
        isGathering = false;
        socket.uncork();
      });
    }
    // Told at once, or the end of a COPY would wait for its data to be sent. That it was not sent is an `error`.
    const told = rest.at(-1);
    if (typeof told === 'function') process.nextTick(told as () => void);
    return write(chunk);
  };
  return socket;
}
