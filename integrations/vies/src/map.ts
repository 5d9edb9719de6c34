import type { VatAnswer } from '@countersign/ports/vat-register/port';
import { checkedNumber, failedRequest } from './wire.ts';

/** VIES writes three hyphens where a member state does not tell. */
const untold = '---';
/** Only these say something about the number; every other code says something about VIES. */
const plainCodes: ReadonlySet<string> = new Set(['', 'VALID', 'INVALID']);
const saysInvalid: ReadonlySet<string> = new Set(['INVALID', 'INVALID_INPUT']);

/** A reply's body as an answer; whatever is neither a plain yes nor a plain no is unavailable. */
export function answerOf(body: unknown): VatAnswer {
  const failed = failedRequest.safeParse(body);
  if (failed.success) {
    const code = failed.data.errorWrappers[0]?.error ?? 'UNKNOWN';
    return saysInvalid.has(code)
      ? { status: 'invalid', consultationNumber: null }
      : { status: 'unavailable', code: codeOf(code) };
  }
  const checked = checkedNumber.safeParse(body);
  if (!checked.success) return { status: 'unavailable', code: 'UNREADABLE' };
  const { valid, userError, requestIdentifier, name, address } = checked.data;
  const code = userError ?? '';
  if (!plainCodes.has(code)) return { status: 'unavailable', code: codeOf(code) };
  if (valid !== (code === '' ? valid : code === 'VALID')) return { status: 'unavailable', code: 'CONTRADICTORY' };
  const consultationNumber = told(requestIdentifier);
  return valid
    ? { status: 'valid', name: told(name), address: told(address), consultationNumber }
    : { status: 'invalid', consultationNumber };
}

function told(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' || trimmed === untold ? null : trimmed;
}

/** Codes are shown to people and kept; nothing longer than one is let in. */
function codeOf(text: string): string {
  return /^[A-Z0-9_]{1,60}$/.test(text) ? text : 'UNKNOWN';
}
