import { createHash } from 'node:crypto';
import { canonicalJson } from '../../canonical-json.ts';

/** Of what a statement says; approvers approve the hash over all of them. Amounts in minor units. */
export function statementHash(statement: {
  readonly enrollmentId: string;
  readonly currency: string;
  readonly openingMinor: bigint;
  readonly earnedMinor: bigint;
  readonly correctionsMinor: bigint;
  readonly paidMinor: bigint;
  readonly closingMinor: bigint;
}): string {
  const text = Object.fromEntries(Object.entries(statement).map(([name, value]) => [name, String(value)]));
  return createHash('sha256').update(canonicalJson(text)).digest('hex');
}
