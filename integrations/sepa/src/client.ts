import type { UnknownReason } from '@countersign/ports/payout-rail/port';
import type { z } from 'zod';

const bytesMax = 64 * 1024 * 1024;

/** What came back: the reply as checked, or why nothing is known of what the bank did. */
export type Heard<Reply> =
  | { readonly isHeard: true; readonly reply: Reply }
  | { readonly isHeard: false; readonly reason: Exclude<UnknownReason, 'key_used_otherwise'> };

export interface BankClient {
  post<Schema extends z.ZodType>(
    path: string,
    message: { readonly type: string; readonly body: string },
    schema: Schema,
  ): Promise<Heard<z.output<Schema>>>;
  /** Throws when the bank does not give it whole and in time. */
  get(path: string): Promise<Uint8Array>;
}

/** Calls a bank over HTTP, each call with a deadline. Nothing is repeated here: who calls knows what may be. */
export function bankClient(bank: { readonly url: string; readonly deadlineMs: number }): BankClient {
  const address = (path: string) => `${bank.url.replace(/\/$/, '')}${path}`;
  const limits = () => ({ signal: AbortSignal.timeout(bank.deadlineMs), redirect: 'error' as const });
  return {
    async post(path, { type, body }, schema) {
      const answer = await heard(async () => {
        const headers = { 'content-type': type };
        const response = await fetch(address(path), { method: 'POST', headers, body, ...limits() });
        return { isOk: response.ok, content: await wholeOf(response) };
      });
      if (answer === null) return { isHeard: false, reason: 'no_answer' };
      // Whatever else the bank answers, it may have carried the message out.
      const parsed = answer.isOk ? schema.safeParse(jsonOf(answer.content)) : null;
      return parsed?.success === true
        ? { isHeard: true, reply: parsed.data }
        : { isHeard: false, reason: 'not_understood' };
    },
    async get(path) {
      const response = await fetch(address(path), limits());
      if (!response.ok) throw new Error(`The bank answered ${response.status} to ${path.split('?')[0]}.`);
      return wholeOf(response);
    },
  };
}

/** Null when the call ended without an answer: `fetch` throws a TypeError for the connection, a DOMException for the deadline. */
async function heard<Answer>(call: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

async function wholeOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > bytesMax) throw new TypeError(`The bank's answer is longer than ${bytesMax} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(content).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
