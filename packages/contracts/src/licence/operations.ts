import { licenceKinds, licenceStandings } from '@countersign/domain/licence/licence';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { civilDate, id, instant, page, pageQuery, personRef } from '../shared/fields.ts';

export const licence = z.object({
  id,
  partner: personRef,
  kind: z.enum(licenceKinds),
  jurisdiction: z.string(),
  regulator: z.string(),
  number: z.string(),
  validFrom: civilDate.nullable(),
  expiresOn: civilDate.nullable(),
  standing: z.enum(licenceStandings),
  fileId: z.string().nullable(),
  vettingId: id,
  recordedAt: instant,
});
export type Licence = z.output<typeof licence>;

export const licenceOperations = {
  list: {
    method: 'GET',
    path: '/licences',
    summary: 'Licences and registrations of partners that compliance has seen, newest first',
    audience: 'staff',
    query: pageQuery.extend({ partnerId: id.optional(), expiresBy: civilDate.optional() }),
    output: page(licence),
  },
} as const satisfies Operations;
