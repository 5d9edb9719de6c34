import { createHash } from 'node:crypto';
import { checkPlan } from '@countersign/domain/plan/check-plan';
import type { PlanDocument } from '@countersign/domain/plan/document';
import { invalidInput } from '../app-error.ts';
import { canonicalJson } from '../canonical-json.ts';

/**
 * A plan that the program can be rated by. Refused (`invalid_input`) with every problem at its place, such as
 * `document.rules.1.params.percent`.
 */
export function checkDocument(document: unknown, program: { readonly currency: string }): PlanDocument {
  const checked = checkPlan(document);
  if (!checked.ok)
    throw invalidInput(
      ...checked.refusal.problems.map(({ path, code }) => ({
        field: path === '' ? 'document' : `document.${fieldOf(path)}`,
        code,
      })),
    );
  if (checked.value.currency !== program.currency)
    throw invalidInput({ field: 'document.currency', code: 'currencies_differ' });
  return checked.value;
}

export function documentHash(document: PlanDocument): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

/** As it is stored: plain JSON. */
export function documentRow(document: PlanDocument): { document: Record<string, unknown>; hash: string } {
  return { document: { ...document }, hash: documentHash(document) };
}

/** A place of the domain, such as `rules[1].params`, as the API names fields: `rules.1.params`. */
export function fieldOf(path: string): string {
  return path.replace(/\[(\d+)\]/g, '.$1');
}
