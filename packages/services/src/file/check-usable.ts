import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';
import type { FilePurpose } from './check-file.internal.ts';

/**
 * Refuses (`invalid_input`, field `<field>.N`) files that the actor may not attach to anything: of another tenant or,
 * for a partner's person, of anybody but its own partner, or uploaded for another purpose.
 */
export async function checkUsableFiles(
  ctx: ServiceContext,
  tx: Transaction,
  given: { readonly ids: readonly string[]; readonly purposes: readonly FilePurpose[]; readonly field: string },
): Promise<void> {
  if (given.ids.length === 0) return;
  const { actor } = ctx;
  const rows = await tx
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        eq(files.tenantId, ctx.tenantId),
        inArray(files.id, [...given.ids]),
        inArray(files.purpose, [...given.purposes]),
        actor.kind === 'contact' ? eq(files.partnerId, actor.partnerId) : undefined,
      ),
    );
  const usable = new Set(rows.map(({ id }) => id));
  const problems = given.ids.flatMap((id, index) =>
    usable.has(id) ? [] : [{ field: `${given.field}.${index}`, code: 'not_found', message: 'there is no such file' }],
  );
  if (problems.length > 0) throw invalidInput(...problems);
}
