import { readFile } from 'node:fs/promises';

const timeoutMs = 30_000;
const bytesMax = 64 * 1024 * 1024;

/** The text at a path or an https address. Throws with the location when it cannot be had whole and in time. */
export async function readLocation(location: string): Promise<string> {
  if (!location.startsWith('https://')) return readFile(location, 'utf8');
  const response = await fetch(location, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
  if (!response.ok) throw new Error(`${location} answered ${response.status}.`);
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > bytesMax) throw new Error(`${location} is ${declared} bytes long; at most ${bytesMax} are read.`);
  const text = await response.text();
  if (text.length > bytesMax) throw new Error(`${location} is longer than ${bytesMax} bytes.`);
  return text;
}
