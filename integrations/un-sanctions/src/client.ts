import { createReadStream } from 'node:fs';

const timeoutMs = 120_000;

/** The bytes at a path or an https address, piece by piece. Throws with the location when they cannot be had in time. */
export async function* readLocation(location: string): AsyncGenerator<Uint8Array> {
  if (!location.startsWith('https://')) {
    yield* createReadStream(location);
    return;
  }
  const response = await fetch(location, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok || response.body === null || !response.url.startsWith('https:'))
    throw new Error(`${location} answered ${response.status} from ${response.url}.`);
  yield* response.body;
}
