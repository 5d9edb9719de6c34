import { fileSizeMax } from '@countersign/domain/file/file';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, page, pageQuery } from '../shared/fields.ts';

export const file = z.object({ id, name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() });

export const fileOperations = {
  upload: {
    method: 'POST',
    path: '/files',
    summary: `Upload one file (body: the bytes; query: its name); ${fileSizeMax} at most, for an import as much as is set up`,
    audience: 'both',
    ...idempotent,
    status: 201,
    transfer: 'upload',
    isStreamed: true,
    query: z.object({
      name: z.string().min(1).max(200),
      purpose: z.enum(['evidence', 'attachment', 'import', 'logo']),
    }),
    output: file,
    errors: ['unsupported_media_type', 'payload_too_large'],
  },
  list: {
    method: 'GET',
    path: '/files',
    summary: "A partner's documents: what its people sent and what its cases hold, newest first",
    audience: 'staff',
    query: pageQuery.extend({ partnerId: id }),
    output: page(
      file.extend({
        purpose: z.enum(['evidence', 'attachment', 'logo']),
        caseId: id.nullable(),
        isOfPartner: z.boolean(),
        createdAt: instant,
      }),
    ),
  },
  download: {
    method: 'GET',
    path: '/files/{id}/content',
    summary: "A file's bytes, if the caller may see what it is attached to",
    audience: 'both',
    params: idParams,
    transfer: 'download',
    output: z.unknown(),
  },
} as const satisfies Operations;
