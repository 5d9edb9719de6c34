import { applicationSources, applicationStatuses } from '@countersign/domain/application/application';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import { answers, formDefinition } from '../form/definition.ts';
import type { Operations } from '../operation/operation.ts';
import {
  commandResult,
  country,
  email,
  id,
  idempotent,
  instant,
  line,
  locale,
  paragraph,
  yearMonth,
} from '../shared/fields.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/);
const pageParams = z.object({ slug, type: z.enum(partnerTypes) });
/** From a mail; whoever holds it may do what concerns this one application. */
const token = z.string().regex(/^[A-Za-z0-9_-]{20,100}$/);
/** That a form was open for a while in something that can count: in place of another company's puzzle. */
const proof = {
  formToken: z.string().min(20).max(600),
  /** Such that SHA-256 of the token, a colon and this begins with as many zero bits as the token asks for. */
  work: z.string().regex(/^\d{1,12}$/),
  /** People do not see this field, so only programs fill it in. */
  homepage: z.string().max(200).optional(),
};

const applicationFile = z.object({ id, name: z.string(), size: z.int() });

export const publicApplication = z.object({
  status: z.enum(applicationStatuses),
  number: z.string().nullable(),
  companyName: z.string(),
  programName: z.string(),
  partnerType: z.enum(partnerTypes),
  email: z.string(),
  form: formDefinition,
  answers,
  consents: z.array(z.string()),
  files: z.array(applicationFile),
  /** How many files are taken, and how large each may be. */
  fileLimits: z.object({ filesMax: z.int(), bytesMax: z.int() }),
  changes: z.object({ fields: z.array(z.string()), text: z.string(), limitAt: instant }).nullable(),
  rejection: z.object({ reason: z.string(), text: z.string(), reapplyFrom: instant.nullable() }).nullable(),
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  expectedBy: instant.nullable(),
  expiresAt: instant.nullable(),
  revision: z.int(),
});

export const applyOperations = {
  program: {
    method: 'GET',
    path: '/apply/{slug}',
    summary: 'Whose public pages these are, and for which types of partner there is one',
    audience: 'public',
    params: z.object({ slug }),
    output: z.object({
      companyName: z.string(),
      colour: z.string(),
      programName: z.string(),
      types: z.array(z.enum(partnerTypes)),
      formToken: z.string(),
      workBits: z.int(),
    }),
    errors: ['not_found'],
  },
  page: {
    method: 'GET',
    path: '/apply/{slug}/{type}',
    summary: 'The public page of a program for one type of partner',
    audience: 'public',
    params: pageParams,
    output: z.object({
      companyName: z.string(),
      colour: z.string(),
      tenantSlug: z.string(),
      hasLogo: z.boolean(),
      programName: z.string(),
      types: z.array(z.enum(partnerTypes)),
      form: formDefinition,
      formToken: z.string(),
      workBits: z.int(),
    }),
    errors: ['not_found'],
  },
  visit: {
    method: 'POST',
    path: '/apply/{slug}/{type}/visits',
    summary: 'Count a visit; nothing of the visitor is kept',
    audience: 'public',
    ...idempotent,
    params: pageParams,
    body: z.object({ source: z.enum(applicationSources).default('direct') }),
    status: 204,
    output: z.null(),
    errors: ['not_found'],
  },
  start: {
    method: 'POST',
    path: '/apply/{slug}/{type}/applications',
    summary: 'Begin an application, or ask for the link of one that is under way; the link comes by mail',
    audience: 'public',
    ...idempotent,
    status: 202,
    params: pageParams,
    body: z.object({
      email,
      locale: locale.default('en'),
      country,
      siteSince: yearMonth.optional(),
      hasLicence: z.boolean().optional(),
      /** The code of the partner's link that led here. */
      ref: z
        .string()
        .regex(/^[A-Za-z0-9_-]{1,64}$/)
        .optional(),
      campaign: line(60).optional(),
      ...proof,
    }),
    output: z.object({ isSent: z.boolean() }),
    errors: ['not_found', 'not_eligible', 'too_many_requests'],
  },
  open: {
    method: 'POST',
    path: '/application-link',
    summary: 'The application behind a link from a mail: its form while it is a draft, and where it is',
    audience: 'public',
    body: z.object({ token }),
    output: publicApplication,
    errors: ['not_found'],
  },
  invitation: {
    method: 'POST',
    path: '/application-link/invitation',
    summary: 'Follow an invitation: begins an application with what is known already, and gives its own link',
    audience: 'public',
    body: z.object({ token, locale: locale.default('en') }),
    output: z.object({ token: z.string() }),
    errors: ['not_found'],
  },
  save: {
    method: 'PATCH',
    path: '/application-link/draft',
    summary: 'Keep the answers so far; what is wrong with them is said and not kept',
    audience: 'public',
    body: z.object({ token, revision: z.int().min(0), answers }),
    output: z.object({
      revision: z.int(),
      problems: z.array(z.object({ field: z.string(), code: z.string() })),
    }),
    errors: ['not_found', 'action_not_available', 'stale_revision'],
  },
  upload: {
    method: 'POST',
    path: '/application-link/files',
    summary: 'Add a file to a draft or an answer (body: the bytes; query: the link and the name)',
    audience: 'public',
    ...idempotent,
    status: 201,
    transfer: 'upload',
    query: z.object({ token, name: z.string().min(1).max(200) }),
    output: applicationFile,
    errors: [
      'not_found',
      'action_not_available',
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
  submit: {
    method: 'POST',
    path: '/application-link/submission',
    summary: 'Submit the application',
    audience: 'public',
    ...idempotent,
    body: z.object({ token, revision: z.int().min(0), answers, consents: z.array(z.string().max(40)).max(8) }),
    output: publicApplication,
    errors: ['not_found', 'action_not_available', 'stale_revision'],
  },
  answer: {
    method: 'POST',
    path: '/application-link/answer',
    summary: 'Answer a request for changes: new values for the fields it named, and no others',
    audience: 'public',
    idempotency: 'decision',
    body: z.object({ token, answers, note: paragraph(2_000).optional() }),
    output: commandResult,
    errors: ['not_found', 'action_not_available', 'field_not_open', 'stale_revision', 'temporarily_unavailable'],
  },
  withdraw: {
    method: 'POST',
    path: '/application-link/withdrawal',
    summary: 'Take the application back',
    audience: 'public',
    idempotency: 'decision',
    body: z.object({ token }),
    output: commandResult,
    errors: ['not_found', 'action_not_available', 'not_open', 'temporarily_unavailable'],
  },
  join: {
    method: 'POST',
    path: '/apply/{slug}/join',
    summary: 'Ask to act for a partner whose mail domain one has; the answer is the same whether there is one',
    audience: 'public',
    ...idempotent,
    status: 202,
    params: z.object({ slug }),
    body: z.object({ name: line(120), email, locale: locale.default('en'), ...proof }),
    output: z.object({ isSent: z.boolean() }),
    errors: ['not_found', 'too_many_requests'],
  },
  'confirm-join': {
    method: 'POST',
    path: '/application-link/join',
    summary: 'Confirm the mail address; the partner itself then decides',
    audience: 'public',
    ...idempotent,
    body: z.object({ token }),
    output: z.object({ partnerName: z.string(), status: z.enum(['waiting', 'approved', 'refused']) }),
    errors: ['not_found'],
  },
} as const satisfies Operations;
