import { competences, descriptionMax, directoryScopes, profileStatuses } from '@countersign/domain/directory/directory';
import { languages } from '@countersign/domain/language/languages';
import { partnerTypes } from '@countersign/domain/partner/partner';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { country, id, idempotent, instant, line, listOf, page, pageQuery, paragraph } from '../shared/fields.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/);
const partnerParams = z.object({ partnerId: id });
const entryParams = z.object({ slug, partnerId: id });

/** What a partner shows of itself. */
export const directoryProfile = z.object({
  description: paragraph(descriptionMax),
  competences: z.array(z.enum(competences)).min(1).max(8),
  countries: z.array(country).min(1).max(60),
  languages: z.array(z.enum(languages)).max(20),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  logoFileId: id.nullable(),
});

/** A partner's profile with where its review stands. */
const profile = z.object({
  partnerId: id,
  partnerName: z.string(),
  /** Null where the partner has never asked to be listed. */
  status: z.enum(profileStatuses).nullable(),
  proposed: directoryProfile.nullable(),
  published: directoryProfile.nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  note: z.string().nullable(),
  revision: z.int(),
});

/** A company as everybody sees it. */
const entry = z.object({
  id,
  name: z.string(),
  type: z.enum(partnerTypes),
  country: z.string(),
  isFormer: z.boolean(),
  /** Since when it has been in the program. */
  since: instant,
  /** Of former partners: until when, where that is known. */
  until: instant.nullable(),
  profile: directoryProfile.omit({ logoFileId: true }).extend({ hasLogo: z.boolean() }).nullable(),
});

const head = {
  companyName: z.string(),
  colour: z.string(),
  tenantSlug: z.string(),
  hasLogo: z.boolean(),
  programName: z.string(),
  scope: z.enum(directoryScopes),
  /** Whether strangers may apply to become a partner here. */
  isTakingApplications: z.boolean(),
};

const directoryPage = z.object({
  programId: id,
  programName: z.string(),
  slug: z.string(),
  url: z.string(),
  isOpen: z.boolean(),
  scope: z.enum(directoryScopes),
  /** How many partners it shows now. */
  listed: z.int(),
});

export const directoryOperations = {
  search: {
    method: 'GET',
    path: '/directory/{slug}',
    summary: "A program's public directory of partners, by name",
    audience: 'public',
    params: z.object({ slug }),
    query: pageQuery.extend({
      search: z.string().max(120).optional(),
      country: country.optional(),
      type: z.enum(partnerTypes).optional(),
      competence: z.enum(competences).optional(),
      listed: z.enum(['current', 'former']).default('current'),
      limit: z.coerce.number().int().min(1).max(60).default(24),
    }),
    output: page(entry).extend({ ...head, types: z.array(z.enum(partnerTypes)), countries: z.array(z.string()) }),
    errors: ['not_found', 'too_many_requests'],
  },
  entry: {
    method: 'GET',
    path: '/directory/{slug}/partners/{partnerId}',
    summary: 'One partner of a public directory',
    audience: 'public',
    params: entryParams,
    output: entry.extend(head),
    errors: ['not_found', 'too_many_requests'],
  },
  logo: {
    method: 'GET',
    path: '/directory/{slug}/partners/{partnerId}/logo',
    summary: "The logo of a public directory's partner",
    audience: 'public',
    params: entryParams,
    transfer: 'download',
    output: z.unknown(),
    errors: ['not_found', 'too_many_requests'],
  },
  mine: {
    method: 'GET',
    path: '/directory-profile',
    summary: 'What the own company shows of itself in public directories, and where it is to be seen',
    audience: 'partner',
    output: profile.extend({ addresses: z.array(z.object({ programName: z.string(), url: z.string() })) }),
  },
  propose: {
    method: 'PUT',
    path: '/directory-profile',
    summary: 'Ask to be listed, or to be shown otherwise; what is published stays until that is reviewed',
    audience: 'partner',
    body: directoryProfile,
    output: profile,
  },
  withdraw: {
    method: 'POST',
    path: '/directory-profile/withdrawal',
    summary: 'Show nothing of oneself any more, at once',
    audience: 'partner',
    ...idempotent,
    output: profile,
    errors: ['action_not_available'],
  },
  list: {
    method: 'GET',
    path: '/directory-profiles',
    summary: "Partners' profiles for the directory, those that wait for a review first",
    audience: 'staff',
    query: pageQuery.extend({
      status: listOf(z.enum(profileStatuses)).optional(),
      partnerId: id.optional(),
      search: z.string().max(120).optional(),
    }),
    /** `id` is the partner's, as each row of a list has one. */
    output: page(profile.extend({ id })),
  },
  review: {
    method: 'POST',
    path: '/directory-profiles/{partnerId}/review',
    summary: 'Publish what a partner would like to show, or return it with what to change',
    audience: 'staff',
    ...idempotent,
    params: partnerParams,
    ifMatch: true,
    body: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('publish') }),
      z.object({ outcome: z.literal('return'), note: line(500) }),
    ]),
    output: profile,
    errors: ['stale_revision', 'action_not_available', 'same_person'],
  },
  pages: {
    method: 'GET',
    path: '/directory-pages',
    summary: 'The public directory of each program: whether it is open, and whom it lists',
    audience: 'staff',
    output: z.object({ items: z.array(directoryPage) }),
  },
  'update-page': {
    method: 'PUT',
    path: '/directory-pages/{programId}',
    summary: "Open or close a program's directory, and say whom it lists",
    audience: 'staff',
    params: z.object({ programId: id }),
    body: z.object({ isOpen: z.boolean(), scope: z.enum(directoryScopes) }),
    output: directoryPage,
    errors: ['conflict'],
  },
} as const satisfies Operations;
