import { taxContradictions } from '@countersign/domain/tax-form/contradictions';
import { taxRuleIds } from '@countersign/domain/tax-form/derive-form';
import { taxOptions, taxQuestionKeys, taxQuestionKinds, taxSteps } from '@countersign/domain/tax-form/questions';
import { allTaxForms, taxFormStatuses, taxRegimes, taxStandings } from '@countersign/domain/tax-form/tax-form';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  id,
  idempotent,
  idParams,
  instant,
  line,
  page,
  pageQuery,
  paperQuery,
  paragraph,
  personRef,
} from '../shared/fields.ts';

const questionKey = z.enum(taxQuestionKeys);
const answers = z.partialRecord(questionKey, z.union([line(500), z.boolean()]));

const edition = z.object({ name: z.string(), edition: z.string().nullable(), source: z.string() });

/** One step of the interview's question, as it is asked now. */
const question = z.object({
  key: questionKey,
  step: z.enum(taxSteps),
  kind: z.enum(taxQuestionKinds),
  options: z.array(z.enum(taxOptions)),
  isOptional: z.boolean(),
  isSecret: z.boolean(),
});

const derived = z.object({
  /** Null while it is not clear yet. */
  form: z.enum(allTaxForms).nullable(),
  /** Another form than the interview can give: staff asks for it. */
  isManual: z.boolean(),
  edition: edition.nullable(),
  rule: z.enum(taxRuleIds).nullable(),
  /** Where the rule is written. */
  source: z.string().nullable(),
});

const summary = z.object({
  id,
  partner: personRef,
  regime: z.enum(taxRegimes),
  status: z.enum(taxFormStatuses),
  standing: z.enum(taxStandings),
  form: z.enum(allTaxForms).nullable(),
  edition: edition.nullable(),
  signedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  contradictions: z.array(z.enum(taxContradictions)),
  askedFields: z.array(questionKey),
  askedText: z.string().nullable(),
  changedAt: instant,
  revision: z.int(),
});
export type TaxFormSummary = z.output<typeof summary>;

const detail = summary.extend({
  derived,
  /** Secret ones masked; null when the key of the partner's data was destroyed. */
  answers: answers.nullable(),
  questions: z.array(question),
  /** What is wrong or missing before it can be signed. */
  problems: z.array(z.object({ key: questionKey, code: z.string() })),
  certification: z.array(z.string()),
  signedName: z.string().nullable(),
  /** The name under which the reader signs; null to staff. */
  signAs: z.string().nullable(),
});
export type TaxFormDetail = z.output<typeof detail>;

const rules = z.object({
  programId: id,
  regime: z.enum(taxRegimes).nullable(),
  isRequiredForPayout: z.boolean(),
  revision: z.int(),
});

export const taxFormOperations = {
  list: {
    method: 'GET',
    path: '/tax-forms',
    summary: 'Tax statements that stand or wait, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      partnerId: id.optional(),
      standing: z.enum(['draft', 'in_review', 'asked_again', 'valid', 'expiring', 'expired']).optional(),
    }),
    output: page(summary),
  },
  missing: {
    method: 'GET',
    path: '/tax-forms/missing',
    summary: 'Partners without the statement that a program of theirs asks for',
    audience: 'staff',
    query: pageQuery,
    output: page(
      z.object({
        id: z.string(),
        partner: personRef,
        regime: z.enum(taxRegimes),
        programs: z.array(z.string()),
        isHeld: z.boolean(),
      }),
    ),
  },
  get: {
    method: 'GET',
    path: '/tax-forms/{id}',
    summary: 'One statement, numbers masked',
    audience: 'both',
    params: idParams,
    output: detail,
  },
  /** PUT, because what it answers must not be kept for a repeated request. */
  reveal: {
    method: 'PUT',
    path: '/tax-forms/{id}/disclosure',
    summary: 'The whole of every answer; who looked, and why, is kept',
    audience: 'staff',
    params: idParams,
    body: z.object({ reason: paragraph(500) }),
    output: z.object({ answers }),
    errors: ['action_not_available'],
  },
  pdf: {
    method: 'GET',
    path: '/tax-forms/{id}/pdf',
    summary: 'A signed statement as PDF, with all its fields and what was certified; who took it is kept',
    audience: 'both',
    params: idParams,
    query: paperQuery,
    transfer: 'download',
    output: z.unknown(),
    errors: ['action_not_available'],
  },
  accept: {
    method: 'POST',
    path: '/tax-forms/{id}/acceptance',
    summary: 'Rely on a statement although its facts contradict each other, with the reason',
    audience: 'staff',
    ...idempotent,
    ifMatch: true,
    params: idParams,
    body: z.object({ reason: paragraph(1_000) }),
    output: summary,
    errors: ['action_not_available'],
  },
  'ask-again': {
    method: 'POST',
    path: '/tax-forms/{id}/request',
    summary: 'Have the partner answer named questions again',
    audience: 'staff',
    ...idempotent,
    ifMatch: true,
    params: idParams,
    body: z.object({ fields: z.array(questionKey).min(1).max(20), text: paragraph(1_000) }),
    output: summary,
    errors: ['action_not_available'],
  },
  rules: {
    method: 'GET',
    path: '/programs/{programId}/tax-rules',
    summary: 'What a program asks its partners about tax',
    audience: 'staff',
    params: z.object({ programId: id }),
    output: rules,
  },
  'set-rules': {
    method: 'PUT',
    path: '/programs/{programId}/tax-rules',
    summary: 'Say what a program asks about tax, and whether payouts wait for it; they do, or no longer do, at once',
    audience: 'staff',
    ifMatch: true,
    params: z.object({ programId: id }),
    body: z.object({ regime: z.enum(taxRegimes).nullable(), isRequiredForPayout: z.boolean() }),
    output: rules,
  },
  mine: {
    method: 'GET',
    path: '/my-tax-forms',
    summary: 'What the partner is asked about tax, and whether its payouts wait for it',
    audience: 'partner',
    output: z.object({
      items: z.array(
        z.object({
          regime: z.enum(taxRegimes),
          programs: z.array(z.string()),
          isRequired: z.boolean(),
          holdsPayouts: z.boolean(),
          standing: z.enum(taxStandings),
          /** The one that is answered or looked at now. */
          openId: id.nullable(),
          valid: summary.nullable(),
        }),
      ),
    }),
  },
  begin: {
    method: 'POST',
    path: '/my-tax-forms',
    summary: 'Begin the interview, with what was answered last time; what is open already is gone on with',
    audience: 'partner',
    ...idempotent,
    body: z.object({ regime: z.enum(taxRegimes) }),
    output: summary,
    errors: ['action_not_available'],
  },
  answer: {
    method: 'PATCH',
    path: '/tax-forms/{id}/answers',
    summary: 'Keep some answers; null takes one back',
    audience: 'partner',
    params: idParams,
    body: z.object({ answers: z.partialRecord(questionKey, z.union([line(500), z.boolean(), z.null()])) }),
    output: detail,
    errors: ['action_not_available'],
  },
  sign: {
    method: 'POST',
    path: '/tax-forms/{id}/signature',
    summary: 'Sign the statement by typing one’s name under what is certified',
    audience: 'partner',
    ...idempotent,
    ifMatch: true,
    params: idParams,
    body: z.object({ name: line(200), isCertified: z.literal(true) }),
    output: summary,
    errors: ['action_not_available'],
  },
} as const satisfies Operations;
