import { partnerTypes } from '@countersign/domain/partner/partner';
import { prospectEventKinds, prospectSources, prospectStatuses } from '@countersign/domain/prospect/prospect';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import {
  civilDate,
  country,
  email,
  id,
  idempotent,
  idParams,
  instant,
  line,
  listOf,
  page,
  pageQuery,
  paragraph,
} from '../shared/fields.ts';

const fit = z.object({
  score: z.int().nullable(),
  parts: z.array(
    z.object({ key: z.string(), name: z.string(), weight: z.number(), level: z.int().nullable(), points: z.int() }),
  ),
});
const levels = z.record(z.string().max(40), z.int().min(0).max(5));

const prospect = z.object({
  id,
  programId: id,
  programName: z.string(),
  partnerType: z.enum(partnerTypes),
  name: z.string(),
  country: z.string().nullable(),
  website: z.string().nullable(),
  registrationNumber: z.string().nullable(),
  contactName: z.string().nullable(),
  contactEmail: z.string().nullable(),
  source: z.enum(prospectSources),
  status: z.enum(prospectStatuses),
  owner: z.object({ id, name: z.string() }).nullable(),
  nextStep: z.string().nullable(),
  nextStepOn: z.string().nullable(),
  fit,
  referredBy: z.object({ id, name: z.string() }).nullable(),
  creditedAt: instant.nullable(),
  applicationId: id.nullable(),
  partnerId: id.nullable(),
  invitedAt: instant.nullable(),
  createdAt: instant,
  changedAt: instant,
  revision: z.int(),
});
export type ProspectView = z.output<typeof prospect>;

const known = z.object({ kind: z.enum(['partner', 'prospect']), id, name: z.string(), score: z.int() });

const details = {
  partnerType: z.enum(partnerTypes),
  name: line(160),
  country: country.nullable().optional(),
  website: line(300).nullable().optional(),
  registrationNumber: line(60).nullable().optional(),
  contactName: line(120).nullable().optional(),
  contactEmail: email.nullable().optional(),
  nextStep: line(200).nullable().optional(),
  nextStepOn: civilDate.nullable().optional(),
  ownerMemberId: id.nullable().optional(),
  fit: levels.optional(),
};

const referral = z.object({
  id,
  name: z.string(),
  programName: z.string(),
  stage: z.enum(['open', 'joined', 'closed']),
  createdAt: instant,
  creditedAt: instant.nullable(),
});

export const prospectOperations = {
  list: {
    method: 'GET',
    path: '/prospects',
    summary: 'Prospects, newest first',
    audience: 'staff',
    query: pageQuery.extend({
      programId: id.optional(),
      status: listOf(z.enum(prospectStatuses)).optional(),
      ownerMemberId: id.optional(),
      search: z.string().max(120).optional(),
    }),
    output: page(prospect),
  },
  get: {
    method: 'GET',
    path: '/prospects/{id}',
    summary: 'One prospect with its log and who it may be already',
    audience: 'staff',
    params: idParams,
    output: prospect.extend({
      known: z.array(known),
      events: z.array(
        z.object({
          id,
          at: instant,
          kind: z.enum(prospectEventKinds),
          actorName: z.string(),
          text: z.string().nullable(),
          facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        }),
      ),
    }),
  },
  create: {
    method: 'POST',
    path: '/prospects',
    summary: 'Add a prospect; `conflict` names who it is already',
    audience: 'staff',
    ...idempotent,
    status: 201,
    body: z.object({
      programId: id,
      source: z.enum(prospectSources),
      ...details,
      /** Add it although somebody like it is there. */
      isKnownAnother: z.boolean().default(false),
    }),
    output: prospect,
    errors: ['conflict'],
  },
  update: {
    method: 'PATCH',
    path: '/prospects/{id}',
    summary: 'Change what is known, the owner, the next step or the judgement',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: z.object(details).partial(),
    output: prospect,
    errors: ['stale_revision'],
  },
  move: {
    method: 'POST',
    path: '/prospects/{id}/move',
    summary: 'Put it into another column, where people decide about that',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ status: z.enum(prospectStatuses), text: paragraph(500).optional() }),
    output: prospect,
    errors: ['action_not_available'],
  },
  note: {
    method: 'POST',
    path: '/prospects/{id}/notes',
    summary: 'Write something into its log',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ text: paragraph(2_000) }),
    output: prospect,
  },
  invite: {
    method: 'POST',
    path: '/prospects/{id}/invitation',
    summary: 'Invite it to apply; the link is good for 30 days and is sent again after 7 and 21',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    body: z.object({ text: paragraph(1_000).optional() }),
    output: prospect,
    errors: ['action_not_available', 'conflict'],
  },
  convert: {
    method: 'POST',
    path: '/prospects/{id}/application',
    summary: 'Begin its application with what is known; it gets the link to complete it by mail',
    audience: 'staff',
    ...idempotent,
    params: idParams,
    output: prospect,
    errors: ['action_not_available', 'conflict'],
  },
  criteria: {
    method: 'GET',
    path: '/prospect-criteria/{id}',
    summary: "By what a program's prospects are judged",
    audience: 'staff',
    params: idParams,
    output: z.object({
      criteria: z.array(z.object({ key: z.string(), name: z.string(), weight: z.number() })),
      revision: z.int(),
    }),
  },
  'save-criteria': {
    method: 'PUT',
    path: '/prospect-criteria/{id}',
    summary: 'Change the criteria and their weights; every score follows',
    audience: 'staff',
    params: idParams,
    ifMatch: true,
    body: z.object({
      criteria: z
        .array(
          z.object({ key: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/), name: line(60), weight: z.int().min(1).max(10) }),
        )
        .min(1)
        .max(12),
    }),
    output: z.object({
      criteria: z.array(z.object({ key: z.string(), name: z.string(), weight: z.number() })),
      revision: z.int(),
    }),
    errors: ['stale_revision'],
  },
  refer: {
    method: 'POST',
    path: '/referrals',
    summary: 'Refer somebody who should become a partner; credited when they are approved',
    audience: 'partner',
    ...idempotent,
    status: 201,
    body: z.object({
      programId: id,
      partnerType: z.enum(partnerTypes),
      name: line(160),
      country: country.optional(),
      website: line(300).optional(),
      contactName: line(120).optional(),
      contactEmail: email.optional(),
      text: paragraph(1_000).optional(),
    }),
    output: referral,
    errors: ['daily_limit_reached'],
  },
  referrals: {
    method: 'GET',
    path: '/referrals',
    summary: 'Whom the partner has referred, and what became of it',
    audience: 'partner',
    output: z.object({ items: z.array(referral) }),
  },
} as const satisfies Operations;
