import { fileSizeMax } from '@countersign/domain/file/file';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, idParams, instant, page, pageQuery } from '../shared/fields.ts';

export const file = z.object({ id, name: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() });

/** What is said beside a control that takes files. */
export const fileLimits = z.object({
  bytesMax: z.int(),
  logoBytesMax: z.int(),
  perDay: z.int(),
  /** Null where nobody looks for viruses. */
  virusScanner: z.string().nullable(),
});

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
    errors: [
      'unsupported_media_type',
      'payload_too_large',
      'file_has_active_content',
      'file_unpacks_too_large',
      'file_unreadable',
      'file_infected',
      'too_many_files',
      'temporarily_unavailable',
    ],
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
  limits: {
    method: 'GET',
    path: '/file-limits',
    summary: 'What this installation takes: how large, how many a day, and who looks at files',
    audience: 'both',
    output: fileLimits,
  },
  link: {
    method: 'GET',
    path: '/files/{id}/link',
    summary: 'A link to a file, for the caller alone and for some minutes',
    audience: 'both',
    params: idParams,
    output: z.object({ link: z.string(), url: z.string(), expiresAt: instant }),
  },
  download: {
    method: 'GET',
    path: '/files/{id}/content',
    summary: "A file's bytes, by a link that was given to the caller, if they still may see what it is attached to",
    audience: 'both',
    params: idParams,
    query: z.object({ link: z.string().min(1).max(600) }),
    transfer: 'download',
    output: z.unknown(),
  },
} as const satisfies Operations;
