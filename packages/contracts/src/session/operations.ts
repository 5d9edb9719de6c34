import { contactRoles, memberRoles } from '@countersign/domain/member/roles';
import { z } from 'zod';
import type { Operations } from '../operation/operation.ts';
import { id, idempotent, line, locale, timeZone } from '../shared/fields.ts';

export const branding = z.object({
  tenantName: z.string(),
  slug: z.string(),
  colour: z.string(),
  logoUrl: z.string().nullable(),
});

export const membership = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('member'),
    id,
    tenantId: id,
    tenantName: z.string(),
    roles: z.array(z.enum(memberRoles)),
  }),
  z.object({
    kind: z.literal('contact'),
    id,
    tenantId: id,
    tenantName: z.string(),
    partnerId: id,
    partnerName: z.string(),
    roles: z.array(z.enum(contactRoles)),
  }),
]);
export type Membership = z.output<typeof membership>;

export const session = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    locale,
    zone: z.string(),
    hasTwoFactor: z.boolean(),
  }),
  memberships: z.array(membership),
  /** The membership this request acts under: header `Countersign-Membership`, else the first fitting one. */
  current: membership.nullable(),
  permissions: z.array(z.string()),
  branding: branding.nullable(),
  /** Things an administrator must know, such as policies that no second person has reviewed. */
  banners: z.array(
    z.object({ code: z.enum(['policy_not_reviewed', 'mail_not_configured']), facts: z.record(z.string(), z.string()) }),
  ),
});
export type Session = z.output<typeof session>;

const invitationToken = z.string().min(16).max(200);

export const sessionOperations = {
  get: {
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, and for whom; null for nobody',
    audience: 'anybody',
    // A page before sign-in asks too, and a refusal would be an error in the browser's console.
    output: session.nullable(),
  },
  'update-profile': {
    method: 'PATCH',
    path: '/session/profile',
    summary: 'Change own name, language and time zone',
    audience: 'signed_in',
    body: z.object({ name: line(120).optional(), locale: locale.optional(), zone: timeZone.optional() }),
    output: session,
  },
  invitation: {
    method: 'GET',
    path: '/invitation',
    summary: 'Whom an invitation link is for, and whether that address already has a login',
    audience: 'public',
    query: z.object({ token: invitationToken }),
    output: z.object({
      kind: z.enum(['member', 'contact']),
      tenantName: z.string(),
      partnerName: z.string().nullable(),
      name: z.string(),
      email: z.string(),
      hasLogin: z.boolean(),
    }),
    errors: ['not_found'],
  },
  'accept-invitation': {
    method: 'POST',
    path: '/invitation',
    summary: 'Accept an invitation; a new login gets this password, an existing one keeps its own and signs in',
    audience: 'public',
    ...idempotent,
    body: z.object({
      token: invitationToken,
      password: z.string().min(12).max(128).optional(),
      locale: locale.optional(),
      zone: timeZone.optional(),
    }),
    output: z.object({ email: z.string() }),
    errors: ['not_found'],
  },
  branding: {
    method: 'GET',
    path: '/branding',
    summary: 'Name, logo and colour shown before sign-in',
    audience: 'public',
    query: z.object({ tenant: z.string().max(64).optional() }),
    output: branding.nullable(),
  },
  logo: {
    method: 'GET',
    path: '/branding/logo',
    summary: "A company's logo, shown before sign-in",
    audience: 'public',
    query: z.object({ tenant: z.string().max(64) }),
    transfer: 'download',
    output: z.unknown(),
    errors: ['not_found'],
  },
} as const satisfies Operations;
