import { createHmac } from 'node:crypto';
import { readMail } from '@countersign/services/testing/read-mail';
import { expect } from 'vitest';
import { type Caller, consoleUrl, idempotencyKey, type Reply, type TestApi } from './api-of-suite.ts';

export const password = 'stapler-violet-orbit';

/** How people get a login of their own and come in by it, as browsers do. */
export function joining(api: () => TestApi) {
  const signIn = (email: string, secret: string, headers: Record<string, string> = {}) =>
    api().anonymous('/api/auth/sign-in/email', {
      body: { email, password: secret },
      headers: { origin: consoleUrl, ...headers },
    });

  async function tokenMailedTo(email: string, kind: string): Promise<string> {
    const text = await expect
      .poll(() => readMail(api().database, { to: email, kind }), { timeout: 5_000 })
      .not.toBeNull()
      .then(() => readMail(api().database, { to: email, kind }));
    return decodeURIComponent(/token=([^\s"&]+)/.exec(text ?? '')?.[1] ?? '');
  }

  async function invite(by: Caller, email: string): Promise<{ memberId: string; token: string }> {
    const reply = await by('/api/v1/members', {
      body: { name: 'Ines Faber', email, roles: ['partner_manager'] },
      headers: idempotencyKey(),
    });
    expect(reply.status, reply.text).toBe(201);
    return { memberId: reply.json.id, token: await tokenMailedTo(email, 'invitation') };
  }

  /** Invited by an administrator, with a password, and signed in. */
  async function join(by: Caller, email: string): Promise<{ memberId: string; caller: Caller }> {
    const { memberId, token } = await invite(by, email);
    const accepted = await api().anonymous('/api/v1/invitation', {
      body: { token, password },
      headers: idempotencyKey(),
    });
    expect(accepted.status, accepted.text).toBe(200);
    const signedIn = await signIn(email, password);
    expect(signedIn.status, signedIn.text).toBe(200);
    return { memberId, caller: browser(signedIn) };
  }

  /** Whoever holds the cookies of an answer. */
  const browser = (reply: Reply, origin = consoleUrl): Caller => {
    const cookie = reply.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return api().with({ cookie, origin });
  };

  return { signIn, tokenMailedTo, invite, join, browser };
}

/** RFC 6238 with a 30 second step and 6 digits. */
export function totp(secret: string): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((character) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
