import { contactRoles, memberRoles } from "@countersign/domain/member/roles";
import { z } from "zod";
import type { Operations } from "../operation/operation.ts";
import { id, line, locale, timeZone } from "../shared/fields.ts";

export const branding = z.object({
  tenantName: z.string(),
  slug: z.string(),
  colour: z.string(),
  logoUrl: z.string().nullable(),
});

export const membership = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("member"),
    id,
    tenantId: id,
    tenantName: z.string(),
    roles: z.array(z.enum(memberRoles)),
  }),
  z.object({
    kind: z.literal("contact"),
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
  banners: z.array(z.object({ code: z.enum(["policy_not_reviewed", "mail_not_configured"]), facts: z.record(z.string(), z.string()) })),
});
export type Session = z.output<typeof session>;

export const sessionOperations = {
  get: { method: "GET", path: "/session", summary: "Who is signed in, and for whom", audience: "signed_in", output: session },
  "update-profile": {
    method: "PATCH",
    path: "/session/profile",
    summary: "Change own name, language and time zone",
    audience: "signed_in",
    body: z.object({ name: line(120).optional(), locale: locale.optional(), zone: timeZone.optional() }),
    output: session,
  },
  branding: {
    method: "GET",
    path: "/branding",
    summary: "Name, logo and colour shown before sign-in",
    audience: "public",
    query: z.object({ tenant: z.string().max(64).optional() }),
    output: branding.nullable(),
  },
} as const satisfies Operations;
