import type { fileOperations } from '@countersign/contracts/file/operations';
import type { InputOf, OutputOf } from '@countersign/contracts/operation/operation';
import { formatInstant } from '@countersign/domain/time/instant';
import type { ServiceContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { read } from '../transact.ts';
import { makeLink } from './file-link.internal.ts';
import { findVisibleFile } from './find-visible.internal.ts';

type Operation = (typeof fileOperations)['link'];

/** A link to a file for whoever asks and may see it; `not_found` for anybody else. */
export async function linkToFile(ctx: ServiceContext, { params }: InputOf<Operation>): Promise<OutputOf<Operation>> {
  requirePermission(ctx, 'file.link');
  const { id } = await read(ctx, (tx) => findVisibleFile(ctx, tx, params.id));
  const { link, expiresAt } = makeLink(ctx, id);
  return {
    link,
    url: `/api/v1/files/${id}/content?link=${encodeURIComponent(link)}`,
    expiresAt: formatInstant(expiresAt),
  };
}
