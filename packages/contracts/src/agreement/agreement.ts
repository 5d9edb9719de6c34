import {
  agreementVersionStatuses,
  consentStatuses,
  noticeDaysMax,
  proposalStatuses,
  silenceRules,
} from '@countersign/domain/agreement/agreement';
import { changeKinds } from '@countersign/domain/agreement/diff';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import { civilDate, country, id, instant, line, locale, paragraph, personRef } from '../shared/fields.ts';

const bodyMax = 200_000;

/** Terms in one language, as they are written; the digest is made of them. */
export const agreementTextInput = z.object({ language: locale, title: line(200), body: paragraph(bodyMax) });

export const agreementText = z.object({
  language: z.string(),
  title: z.string(),
  body: z.string(),
  /** SHA-256 in hex of title and body in UTF-8, with an empty line between them. */
  sha256: z.string(),
});

export const versionInput = z.object({
  texts: z.array(agreementTextInput).min(1).max(5),
  noticeDays: z.int().min(0).max(noticeDaysMax),
  onSilence: z.enum(silenceRules),
  summary: paragraph(2000).nullable(),
});

export const scopeInput = z.object({
  partnerType: z.enum(partnerTypes).nullable(),
  countries: z.array(country).max(60),
});

export const versionSummary = z.object({
  id,
  version: z.int(),
  status: z.enum(agreementVersionStatuses),
  /** Set for terms that were agreed with one partner. */
  partner: personRef.nullable(),
  languages: z.array(z.string()),
  noticeDays: z.int(),
  onSilence: z.enum(silenceRules),
  summary: z.string().nullable(),
  createdBy: z.string(),
  createdAt: instant,
  activatedBy: z.string().nullable(),
  activatedAt: instant.nullable(),
  noticeUntil: civilDate.nullable(),
  revision: z.int(),
});

export const agreementVersion = versionSummary.extend({ texts: z.array(agreementText) });

export const consentCounts = z.object({
  open: z.int(),
  accepted: z.int(),
  deemed: z.int(),
  overdue: z.int(),
});

export const agreementSummary = z.object({
  id,
  name: z.string(),
  programId: id,
  programName: z.string(),
  partnerType: z.enum(partnerTypes).nullable(),
  countries: z.array(z.string()),
  inForce: versionSummary.nullable(),
  draft: versionSummary.nullable(),
  /** How partners stand to the version in force. */
  consents: consentCounts,
});

export const agreementDetail = agreementSummary.extend({ versions: z.array(versionSummary) });

export const acceptance = z.object({
  id,
  isDeemed: z.boolean(),
  language: z.string(),
  sha256: z.string(),
  typedName: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  at: instant,
});

export const consent = z.object({
  id,
  versionId: id,
  version: z.int(),
  partner: personRef,
  status: z.enum(consentStatuses),
  askedAt: instant,
  dueOn: civilDate.nullable(),
  settledAt: instant.nullable(),
  acceptance: acceptance.nullable(),
});

/** Terms as the partner who is asked sees them. */
export const ownAgreement = z.object({
  id,
  name: z.string(),
  programName: z.string(),
  version: z.int(),
  isIndividual: z.boolean(),
  status: z.enum(consentStatuses),
  dueOn: civilDate.nullable(),
  onSilence: z.enum(silenceRules),
  summary: z.string().nullable(),
  text: agreementText,
  languages: z.array(z.string()),
  acceptance: acceptance.pick({ id: true, isDeemed: true, typedName: true, at: true }).nullable(),
  proposal: z
    .object({ status: z.enum(proposalStatuses), proposedAt: instant, reason: z.string().nullable() })
    .nullable(),
  mayAnswer: z.boolean(),
});

const change = z.object({ kind: z.enum(changeKinds), text: z.string() });

export const proposal = z.object({
  id,
  number: z.string(),
  status: z.enum(proposalStatuses),
  agreementId: id,
  agreementName: z.string(),
  version: z.int(),
  partner: personRef,
  language: z.string(),
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: instant,
  reason: z.string().nullable(),
  sha256: z.string(),
  changedLines: z.int(),
  changes: z.array(z.object({ kind: z.enum([...changeKinds, 'changed']), words: z.array(change) })),
});
