import { accepted, type Result } from '../result/result.ts';
import { type EventRefusal, refusal } from './event-refusal.ts';

/** Control characters, and halves of characters: neither has a place in an id, and a database refuses some of them. */
const unfit = /[\p{Cc}\p{Cs}]/u;

/** A trimmed text, undefined when there is none; anything but a text is malformed. */
export function readText(
  value: unknown,
  limit: { readonly field: string; readonly lengthMax: number },
): Result<string | undefined, EventRefusal> {
  if (value === undefined || value === null) return accepted(undefined);
  if (typeof value !== 'string') return refusal(limit.field, 'malformed');
  // Measured before anything walks over it, so that a megabyte costs nothing.
  if (value.length > limit.lengthMax + 100) return refusal(limit.field, 'too_long');
  const text = value.trim();
  if (text.length > limit.lengthMax) return refusal(limit.field, 'too_long');
  if (unfit.test(text)) return refusal(limit.field, 'control_characters');
  return accepted(text === '' ? undefined : text);
}
