import type { ViesConfig } from './config.ts';

const bytesMax = 64 * 1024;

/** The body of VIES's reply, whatever its status. Throws when there is none in time, or none that is JSON. */
export async function postCheck(config: ViesConfig, body: Record<string, string>): Promise<unknown> {
  const response = await fetch(`${config.address}/check-vat-number`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(config.timeoutMs),
  });
  const text = await response.text();
  if (text.length > bytesMax) throw new Error(`VIES answered ${text.length} characters.`);
  return JSON.parse(text);
}
