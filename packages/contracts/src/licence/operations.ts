import { licenceKinds, licenceStandings } from '@countersign/domain/licence/licence';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { ownRenewal } from '../renewal/operations.ts';
import { civilDate, id, instant, page, pageQuery, personRef } from '../shared/fields.ts';

export const licence = z.object({
  id,
  partner: personRef,
  kind: z.enum(licenceKinds),
  jurisdiction: z.string(),
  regulator: z.string(),
  number: z.string(),
  /** What it allows, or what is insured and up to how much. */
  scope: z.string().nullable(),
  validFrom: civilDate.nullable(),
  expiresOn: civilDate.nullable(),
  standing: z.enum(licenceStandings),
  fileId: z.string().nullable(),
  /** Where compliance saw it: in one of the two. */
  vettingId: id.nullable(),
  renewalId: id.nullable(),
  recordedAt: instant,
});
export type Licence = z.output<typeof licence>;

const ownLicence = licence.omit({ partner: true, vettingId: true, renewalId: true });
export type OwnLicence = z.output<typeof ownLicence>;

export const licenceOperations = {
  list: {
    method: 'GET',
    path: '/licences',
    summary: 'Licences, insurance and registrations on file, those that run out first before others',
    audience: 'staff',
    query: pageQuery.extend({
      partnerId: id.optional(),
      kind: z.enum(licenceKinds).optional(),
      standing: z.enum(['in_force', 'expired']).optional(),
      expiresBy: civilDate.optional(),
    }),
    output: page(licence),
  },
  mine: {
    method: 'GET',
    path: '/own-licences',
    summary: 'The licences and insurance of the partner, and what it is asked for or has handed in',
    audience: 'partner',
    output: z.object({
      items: z.array(ownLicence),
      renewals: z.array(ownRenewal),
    }),
  },
} as const satisfies Operations;
