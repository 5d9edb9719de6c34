import { licenceKinds } from '@countersign/domain/licence/licence';
import { holdingsMax, partyKinds } from '@countersign/domain/ownership/holding';
import { subjectForms } from '@countersign/domain/vetting/depth';
import { partyRoles, trafficSources } from '@countersign/domain/vetting/vetting';
import { z } from 'zod';
import { civilDate, country, email, id, line, paragraph } from '../shared/fields.ts';

/** A country, or a part of one: `GB`, `US-NJ`. */
export const jurisdiction = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'country_code');
const bornOn = z.string().regex(/^(19|20)\d{2}(-\d{2}-\d{2})?$/, 'date_invalid');
const partyId = z.string().regex(/^[a-z0-9_-]{1,20}$/, 'id');
const percent = z.string().regex(/^\d{1,3}(\.\d{1,12})?$/, 'amount');

export const statedParty = z.object({
  id: partyId,
  kind: z.enum(partyKinds),
  name: line(200),
  aliases: z.array(line(200)).max(10),
  /** A day, or a year where the day is not known; of people only. */
  bornOn: bornOn.nullable(),
  country: country.nullable(),
  roles: z.array(z.enum(partyRoles)).max(3),
  isPoliticallyExposed: z.boolean(),
});

export const statedLicence = z.object({
  kind: z.enum(licenceKinds),
  jurisdiction,
  regulator: line(200),
  number: line(100),
  validFrom: civilDate.nullable(),
  expiresOn: civilDate.nullable(),
  fileId: id.nullable(),
});

/** What is stated about a partner; `self` is the partner among the parties. */
export const vettingStatement = z.object({
  form: z.enum(subjectForms),
  legalName: line(200),
  aliases: z.array(line(200)).max(10),
  country,
  address: paragraph(500).nullable(),
  bornOn: bornOn.nullable(),
  registrationNumber: line(60).nullable(),
  lei: line(40).nullable(),
  vatNumber: line(40).nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  email: email.nullable(),
  markets: z.array(jurisdiction).max(60),
  parties: z.array(statedParty).max(60),
  holdings: z.array(z.object({ holderId: partyId, heldId: partyId, percent })).max(holdingsMax),
  licences: z.array(statedLicence).max(40),
  trafficSources: z.array(z.enum(trafficSources)).max(trafficSources.length),
  isBannedElsewhere: z.boolean(),
  /** Null says that there is none. */
  conflict: paragraph(1000).nullable(),
  fileIds: z.array(id).max(30),
});
