import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';

/** The same for values that say the same. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
