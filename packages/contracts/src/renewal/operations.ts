import { licenceKinds } from '@countersign/domain/licence/licence';
import { renewalRejectionReasons, renewalStatuses } from '@countersign/domain/renewal/renewal';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { civilDate, id, idempotent, idParams, instant, line, page, pageQuery, personRef } from '../shared/fields.ts';

/** What was handed in, as it stands on file once it is accepted. */
const stated = z.object({
  /** ISO 3166-1 alpha-2, or a part of a country: `US-NJ`. */
  jurisdiction: z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'country_code'),
  /** The regulator or insurer. */
  regulator: line(200),
  number: line(100),
  /** What it allows, or what is insured and up to how much. */
  scope: line(300).nullable(),
  validFrom: civilDate.nullable(),
  /** The last day on which it holds; null where it has no end. */
  expiresOn: civilDate.nullable(),
  fileId: id.nullable(),
});

export const renewal = z.object({
  id,
  number: z.string(),
  partner: personRef,
  program: personRef,
  kind: z.enum(licenceKinds),
  status: z.enum(renewalStatuses),
  /** What it stands in place of; null for the first of its kind. */
  replaces: z
    .object({
      id,
      jurisdiction: z.string(),
      regulator: z.string(),
      number: z.string(),
      expiresOn: civilDate.nullable(),
    })
    .nullable(),
  stated: stated.nullable(),
  file: z.object({ id, name: z.string(), size: z.int() }).nullable(),
  statedBy: z.string().nullable(),
  statedAt: instant.nullable(),
  caseId: id.nullable(),
  refusedReason: z.enum(renewalRejectionReasons).nullable(),
  /** As the partner reads it. */
  refusedText: z.string().nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
});
export type Renewal = z.output<typeof renewal>;

/** What a partner's people see of it. */
export const ownRenewal = renewal.omit({ partner: true, program: true, caseId: true, statedBy: true });
export type OwnRenewal = z.output<typeof ownRenewal>;

export const renewalOperations = {
  list: {
    method: 'GET',
    path: '/renewals',
    summary: 'Licences and insurance that partners were asked for or have handed in, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      partnerId: id.optional(),
      status: z.enum(renewalStatuses).optional(),
      kind: z.enum(licenceKinds).optional(),
    }),
    output: page(renewal),
  },
  get: {
    method: 'GET',
    path: '/renewals/{id}',
    summary: 'One licence or insurance that was asked for or handed in',
    audience: 'staff',
    params: idParams,
    output: renewal,
  },
  submit: {
    method: 'POST',
    path: '/renewals',
    summary: 'Hand in a licence or insurance; compliance looks at it before it is on file',
    audience: 'both',
    ...idempotent,
    status: 201,
    body: stated.extend({
      /** Staff say whose it is; a partner's people hand in their own. */
      partnerId: id.nullable(),
      kind: z.enum(licenceKinds),
      /** The one on file that it stands in place of. */
      replacesId: id.nullable(),
    }),
    output: ownRenewal,
    errors: ['conflict'],
  },
} as const satisfies Operations;
