import { createHash, randomBytes } from 'node:crypto';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext } from '../context.ts';

/** About 16,000 hashes: a blink for a browser, a cost for whoever sends thousands. */
export const workBits = 14;
const purpose = 'apply/form';
const openForMs = 2_000;
const lifetimeMs = 3 * 60 * 60_000;

/** Says that a form was given out now, for that page; sealed, so that nobody makes one up. */
export function issueFormToken(ctx: ServiceContext, slug: string): string {
  const text = JSON.stringify([slug, ctx.now(), randomBytes(6).toString('base64url')]);
  return ctx.ports.vault.seal(purpose, text);
}

export interface Proof {
  readonly formToken: string;
  readonly work: string;
  readonly homepage?: string | undefined;
}

/**
 * Whether somebody rather than something filled in the form. Refused when the form was given out for another page, too
 * long ago, a moment ago, or without its work; `false` when a field was filled in that people do not see, which is
 * answered like success.
 */
export function checkProof(ctx: ServiceContext, slug: string, proof: Proof): boolean {
  const opened = ctx.ports.vault.open(purpose, proof.formToken);
  const parts: unknown = opened === null ? null : JSON.parse(opened);
  const issuedAt: unknown = Array.isArray(parts) && parts[0] === slug ? parts[1] : null;
  const age = typeof issuedAt === 'number' ? ctx.now() - issuedAt : Number.POSITIVE_INFINITY;
  if (age < openForMs || age > lifetimeMs)
    throw invalidInput({ field: 'formToken', code: 'invalid', message: 'open the page anew' });
  if (leadingZeroBits(`${proof.formToken}:${proof.work}`) < workBits)
    throw invalidInput({ field: 'work', code: 'invalid', message: 'open the page anew' });
  return proof.homepage === undefined || proof.homepage === '';
}

function leadingZeroBits(text: string): number {
  let bits = 0;
  for (const byte of createHash('sha256').update(text).digest()) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
