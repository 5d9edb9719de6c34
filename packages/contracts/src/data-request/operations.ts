import { dataAreas, keepingBases } from '@countersign/domain/data-request/area';
import {
  dataRequestKinds,
  dataRequestObstacles,
  dataRequestStatuses,
  identityMethods,
  requestSubjectKinds,
  staffIdentityMethods,
} from '@countersign/domain/data-request/data-request';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { email, id, idempotent, idParams, instant, line, page, pageQuery, paragraph } from '../shared/fields.ts';

/** What is held in one area, and what becomes of it: `law` is the provision by which some of it is kept. */
export const heldArea = z.object({
  area: z.enum(dataAreas),
  held: z.int(),
  erased: z.int(),
  kept: z.array(
    z.object({
      basis: z.enum(keepingBases),
      law: z.string(),
      /** Null for as long as the record is to be whole. */
      until: instant.nullable(),
      count: z.int(),
    }),
  ),
});

const summary = z.object({
  id,
  number: z.string(),
  kind: z.enum(dataRequestKinds),
  status: z.enum(dataRequestStatuses),
  subjectKind: z.enum(requestSubjectKinds),
  programName: z.string(),
  caseId: id,
  receivedAt: instant,
  dueAt: instant,
  isExtended: z.boolean(),
  identityMethod: z.enum(identityMethods).nullable(),
  doneAt: instant.nullable(),
});
export type DataRequestSummary = z.output<typeof summary>;

export const dataRequest = summary.extend({
  /** Null once the request itself has been erased. */
  person: z.object({ email: z.string(), name: z.string().nullable(), note: z.string().nullable() }).nullable(),
  recordedBy: z.string().nullable(),
  identityAt: instant.nullable(),
  extensionReason: z.string().nullable(),
  /** As things stand; once it was carried out, as it was. */
  plan: z.array(heldArea),
  obstacles: z.array(z.enum(dataRequestObstacles)),
  /** Until when its file may be loaded; null where there is none. */
  fileExpiresAt: instant.nullable(),
  decidedAt: instant.nullable(),
  revision: z.int(),
});
export type DataRequest = z.output<typeof dataRequest>;

/** What the person is told of an own request. */
const ownRequest = z.object({
  id,
  number: z.string(),
  kind: z.enum(dataRequestKinds),
  status: z.enum(dataRequestStatuses),
  receivedAt: instant,
  dueAt: instant,
  isExtended: z.boolean(),
  fileExpiresAt: instant.nullable(),
});
export type OwnDataRequest = z.output<typeof ownRequest>;

const kind = z.enum(dataRequestKinds);
const token = z.string().min(20).max(100);

export const dataRequestOperations = {
  list: {
    method: 'GET',
    path: '/data-requests',
    summary: 'What people asked about their data, newest first',
    audience: 'staff',
    query: pageQuery.extend({ kind: kind.optional(), status: z.enum(dataRequestStatuses).optional() }),
    output: page(summary),
  },
  get: {
    method: 'GET',
    path: '/data-requests/{id}',
    summary: 'One request with its plan: what is held by area, what is erased, and what law has us keep',
    audience: 'staff',
    params: idParams,
    output: dataRequest,
  },
  record: {
    method: 'POST',
    path: '/data-requests',
    summary: 'Record what a person asked for by letter, mail or telephone',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      kind,
      programId: id,
      email,
      name: line(120).optional(),
      note: paragraph(2_000).optional(),
      /** By what it was seen who asks; may be said later. */
      identityMethod: z.enum(staffIdentityMethods).optional(),
    }),
    output: dataRequest,
    errors: ['conflict'],
  },
  identify: {
    method: 'POST',
    path: '/data-requests/{id}/identity',
    summary: 'Say by what it was seen that whoever asks is the person',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ method: z.enum(staffIdentityMethods) }),
    output: dataRequest,
    errors: ['action_not_available'],
  },
  extend: {
    method: 'POST',
    path: '/data-requests/{id}/extension',
    summary: 'Take two months more, once, with the reason that the person is told',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ reason: paragraph(1_000) }),
    output: dataRequest,
    errors: ['action_not_available', 'extension_used'],
  },
  file: {
    method: 'GET',
    path: '/data-requests/{id}/file',
    summary: 'The file of an export, while it may be loaded',
    audience: 'both',
    transfer: 'download',
    params: idParams,
    output: z.unknown(),
  },
  mine: {
    method: 'GET',
    path: '/own-data-requests',
    summary: 'What the person asked for, newest first',
    audience: 'partner',
    output: z.object({ items: z.array(ownRequest) }),
  },
  request: {
    method: 'POST',
    path: '/own-data-requests',
    summary: 'Ask for a copy of what is held about oneself, or for its erasure',
    audience: 'partner',
    ...idempotent,
    status: 201,
    body: z.object({ kind }),
    output: ownRequest,
    errors: ['conflict'],
  },
  ask: {
    method: 'POST',
    path: '/application-link/data-request',
    summary: 'The same for whoever applied, by the link of the application',
    audience: 'public',
    ...idempotent,
    status: 201,
    body: z.object({ token, kind }),
    output: ownRequest,
    errors: ['not_found', 'conflict'],
  },
  fetch: {
    method: 'GET',
    path: '/data-export',
    summary: 'The file of an export, by the link that was mailed',
    audience: 'public',
    transfer: 'download',
    query: z.object({ token }),
    output: z.unknown(),
    errors: ['not_found'],
  },
} as const satisfies Operations;
