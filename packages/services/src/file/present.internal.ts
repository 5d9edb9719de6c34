import type { file } from '@countersign/contracts/file/operations';
import type { files } from '@countersign/db/schema/case';
import type { z } from 'zod';

export type FileRow = typeof files.$inferSelect;

export function presentFile({ id, name, mediaType, size, sha256 }: FileRow): z.output<typeof file> {
  return { id, name, mediaType, size, sha256 };
}
