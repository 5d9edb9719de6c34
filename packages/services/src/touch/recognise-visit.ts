import type { TouchQuality } from '@countersign/domain/touch/touch';
import { isbot } from 'isbot';

export interface Visit {
  readonly method: string;
  readonly userAgent: string | undefined;
  /** `Sec-Purpose`, `Purpose`, `X-Purpose` or `X-Moz`, whichever the browser sends. */
  readonly purpose: string | undefined;
}

const knownAgentsMax = 20_000;
const prefetching = /prefetch|prerender|preview/i;

/** A program that names itself is found by isbot's patterns; browsers follow links by GET and always say what they are. */
export function isBot({ method, userAgent }: Pick<Visit, 'method' | 'userAgent'>): boolean {
  return userAgent === undefined || userAgent.trim() === '' || method === 'HEAD' || isbot(userAgent);
}

/**
 * Says whether a visit counts: whether a person is behind it, and whether it has happened yet. The same user agents
 * come again and again, so what was found out about one is kept.
 */
export function createVisitRecognition(): (visit: Visit) => Extract<TouchQuality, 'valid' | 'bot' | 'prefetch'> {
  let known = new Map<string, boolean>();
  return ({ method, userAgent, purpose }) => {
    if (purpose !== undefined && prefetching.test(purpose)) return 'prefetch';
    if (userAgent === undefined || method !== 'GET') return isBot({ method, userAgent }) ? 'bot' : 'valid';
    let bot = known.get(userAgent);
    if (bot === undefined) {
      if (known.size >= knownAgentsMax) known = new Map();
      bot = isBot({ method, userAgent });
      known.set(userAgent, bot);
    }
    return bot ? 'bot' : 'valid';
  };
}
