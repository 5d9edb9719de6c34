import { readFile } from 'node:fs/promises';

const timeoutMs = 120_000;
const bytesMax = 256 * 1024 * 1024;

/** The bytes at a path or an https address. Throws with the location when they cannot be had in time. */
export async function readLocation(location: string): Promise<Uint8Array> {
  if (!location.startsWith('https://')) return readFile(location);
  const response = await fetch(location, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok || !response.url.startsWith('https:'))
    throw new Error(`${location} answered ${response.status} from ${response.url}.`);
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > bytesMax) throw new Error(`${location} is ${declared} bytes long; at most ${bytesMax} are read.`);
  const content = new Uint8Array(await response.arrayBuffer());
  if (content.length > bytesMax) throw new Error(`${location} is longer than ${bytesMax} bytes.`);
  return content;
}
