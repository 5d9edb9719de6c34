import type { directoryOperations } from '@countersign/contracts/directory/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { and, eq } from '@countersign/db/query';
import { partners } from '@countersign/db/schema/tenant';
import type { ServiceContext } from '../context.ts';
import { read } from '../transact.ts';
import { directoryGone, findDirectory, headOf } from './find-directory.internal.ts';
import { isListed, presentEntry, selectListed } from './listed.internal.ts';

type Operation = (typeof directoryOperations)['entry'];

/** One company of a public directory; `not_found` for one that it does not list. */
export async function entryOfDirectory(
  ctx: ServiceContext,
  { params }: InputOf<Operation>,
): Promise<OutputOf<Operation>> {
  const { own, directory } = await findDirectory(ctx, params.slug);
  return read(own, async (tx) => {
    const [row] = await selectListed(tx).where(and(isListed(directory, 'any'), eq(partners.id, params.partnerId)));
    if (!row) throw directoryGone();
    return { ...(await headOf(tx, directory)), ...presentEntry(row) };
  });
}
