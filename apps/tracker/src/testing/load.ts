import { Agent, request } from 'node:http';
import { chrome } from './tracker-of-suite.ts';

export interface Load {
  /** Ids of the clicks that were answered with a redirect. */
  readonly answered: Set<string>;
  /** Answers by status; 0: the connection broke. */
  readonly statuses: Map<number, number>;
  readonly stop: () => Promise<void>;
}

const clickId = /[?&]cs_click=([0-9a-f-]{36})/;

/** Clicks as fast as it gets answers, over so many connections, until it is stopped or nobody answers. */
export function startLoad(base: string, path: string, connections: number): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(base);
  const answered = new Set<string>();
  const statuses = new Map<number, number>();
  let isStopped = false;

  const one = () =>
    new Promise<number>((resolve) => {
      const sent = request({ hostname, port, path, agent, headers: { 'user-agent': chrome } }, (response) => {
        const id = clickId.exec(response.headers.location ?? '')?.[1];
        if (response.statusCode === 302 && id !== undefined) answered.add(id);
        response.on('error', () => resolve(0));
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.resume();
      });
      sent.on('error', () => resolve(0));
      sent.end();
    });
  const lane = async () => {
    while (!isStopped) {
      const status = await one();
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 0) return;
    }
  };
  const running = Promise.all(Array.from({ length: connections }, lane));
  return {
    answered,
    statuses,
    stop: async () => {
      isStopped = true;
      await running;
      agent.destroy();
    },
  };
}
