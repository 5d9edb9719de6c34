import { createHash } from 'node:crypto';
import type { StatedPaper } from '@countersign/db/schema/watch';
import { canonicalJson } from '../canonical-json.ts';

/** Of what was handed in; deciders decide on exactly this. */
export function paperHash(stated: StatedPaper): string {
  return createHash('sha256').update(canonicalJson(stated)).digest('hex');
}
