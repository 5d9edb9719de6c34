import type { ImportMapping } from '@countersign/contracts/import/operations';
import type { ImportKind } from '@countersign/domain/import/import';
import { bareText, similarity } from './similarity.ts';
import { importTargets } from './targets.ts';

const headerLeast = 0.86;

/** Target field -> the column whose header means it, if there is one. A column may serve several fields. */
export function suggestColumns(kind: ImportKind, columns: readonly string[]): Record<string, string> {
  const suggested = importTargets[kind].flatMap(({ field, headers }) => {
    const names = [field, ...headers].map(bareText);
    const exact = names.flatMap((name) => columns.find((column) => bareText(column) === name) ?? []);
    const column =
      exact[0] ?? columns.find((candidate) => names.some((name) => similarity(candidate, name) >= headerLeast));
    return column === undefined ? [] : [[field, column] as const];
  });
  return Object.fromEntries(suggested);
}

/** Defaults that fit most files. */
export function suggestDefaults(
  kind: ImportKind,
  program: { readonly currency: string } | null,
): ImportMapping['defaults'] {
  if (kind === 'account') return { kind: 'customer' };
  if (kind === 'prospect') return { partnerType: 'reseller' };
  if (kind === 'event') return program ? { currency: program.currency } : {};
  return { customerWebsite: 'none', quantity: '1', ...(program ? { currency: program.currency } : {}) };
}
