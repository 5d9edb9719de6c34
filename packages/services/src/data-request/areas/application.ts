import { and, eq, inArray, sql } from '@countersign/db/query';
import {
  applicationIdentities,
  applicationRevisions,
  applications,
  joinRequests,
  publicLinks,
} from '@countersign/db/schema/application';
import { forms } from '@countersign/db/schema/form';
import { mayReapplyFrom } from '@countersign/domain/application/reapply';
import { heldArea } from '@countersign/domain/data-request/area';
import { formatInstant, millisecondsPerDay } from '@countersign/domain/time/instant';
import type { ApplicationRow } from '../../apply/sealed-application.internal.ts';
import type { ServiceContext, Transaction } from '../../context.ts';
import { destroySubjectKeys } from '../../subject-key/destroy.ts';
import type { PersonalArea } from '../area.ts';
import { emptyCases } from '../empty-cases.internal.ts';
import type { Person } from '../person.ts';

const barredDays = 3 * 365;

/** Applications and requests to join a partner. */
export const applicationArea: PersonalArea = {
  area: 'application',
  find: async (ctx, tx, person) => {
    const barred = await barredUntil(ctx, tx, person.applications);
    return heldArea(
      'application',
      person.applications.length + person.joins.length + barred.size,
      [...barred.values()].map((until) => ({ basis: 'reapply_rule', until, count: 1 })),
    );
  },
  export: async (_ctx, _tx, person) => ({
    applications: person.applications.map((row) => ({
      number: row.number,
      status: row.status,
      email: row.email,
      contactName: row.contactName,
      companyName: row.companyName,
      registrationNumber: row.registrationNumber,
      website: row.website,
      country: row.country,
      answers: row.answers,
      consents: row.consents.map(({ key, version, at }) => ({ key, version, at: formatInstant(at) })),
      rejection: row.rejection,
      createdAt: formatInstant(row.createdAt),
    })),
    joinRequests: person.joins.map(({ name, email, status, createdAt }) => ({
      name,
      email,
      status,
      createdAt: formatInstant(createdAt),
    })),
  }),
  erase: async (ctx, tx, person, basis) => {
    const barred = await barredUntil(ctx, tx, person.applications);
    await eraseApplications(ctx, tx, { rows: person.applications, barred: new Set(barred.keys()), basis });
    const joins = person.joins.map(({ id }) => id);
    if (joins.length === 0) return;
    await destroySubjectKeys(ctx, tx, { subjectIds: joins, basis });
    await tx
      .update(joinRequests)
      .set({ sealed: null, emailLookup: null, plainName: null, plainEmail: null })
      .where(and(eq(joinRequests.tenantId, ctx.tenantId), inArray(joinRequests.id, joins)));
    await removeLinks(ctx, tx, joins);
  },
};

/** Empties applications and destroys their keys; of those in `barred` the hashes stay by which they are known again. */
export async function eraseApplications(
  ctx: ServiceContext,
  tx: Transaction,
  of: {
    readonly rows: readonly Pick<ApplicationRow, 'id' | 'caseId' | 'number' | 'status' | 'rejection'>[];
    readonly barred: ReadonlySet<string>;
    readonly basis: string;
  },
): Promise<void> {
  const ids = of.rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await destroySubjectKeys(ctx, tx, { subjectIds: ids, basis: of.basis });
  const mine = and(eq(applications.tenantId, ctx.tenantId), inArray(applications.id, ids));
  await tx
    .update(applications)
    .set({
      sealed: null,
      emailLookup: null,
      plainEmail: null,
      plainContactName: null,
      plainRegistrationNumber: null,
      plainAnswers: null,
      companyName: null,
      website: null,
      eligibility: {},
      changes: null,
      status: sql`case when ${applications.status} = 'draft' then 'expired' else ${applications.status} end`,
      rejection: sql`case when ${applications.rejection} is null then null else ${applications.rejection} || '{"text": ""}'::jsonb end`,
      erasedAt: ctx.now(),
    })
    .where(mine);
  await tx
    .update(applicationRevisions)
    .set({ sealed: null, plainAnswers: null })
    .where(and(eq(applicationRevisions.tenantId, ctx.tenantId), inArray(applicationRevisions.applicationId, ids)));
  const forgotten = ids.filter((id) => !of.barred.has(id));
  if (forgotten.length > 0)
    await tx
      .delete(applicationIdentities)
      .where(
        and(eq(applicationIdentities.tenantId, ctx.tenantId), inArray(applicationIdentities.applicationId, forgotten)),
      );
  await removeLinks(ctx, tx, ids);
  await emptyCases(
    ctx,
    tx,
    of.rows.flatMap(({ caseId, number }) => (caseId === null ? [] : [{ caseId, title: number ?? '' }])),
  );
}

async function removeLinks(ctx: ServiceContext, tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .delete(publicLinks)
    .where(and(eq(publicLinks.tenantId, ctx.tenantId), inArray(publicLinks.subjectId, [...ids])));
}

/** Whose rejection still stands against another application, and until when: the hashes are kept for it. */
async function barredUntil(
  ctx: ServiceContext,
  tx: Transaction,
  rows: Person['applications'],
): Promise<ReadonlyMap<string, number>> {
  const rejected = rows.flatMap(({ id, formId, status, decidedAt }) =>
    status === 'rejected' && decidedAt !== null ? [{ id, formId, decidedAt }] : [],
  );
  if (rejected.length === 0) return new Map();
  const found = await tx
    .select({ id: forms.id, definition: forms.definition })
    .from(forms)
    .where(
      and(
        eq(forms.tenantId, ctx.tenantId),
        inArray(
          forms.id,
          rejected.map(({ formId }) => formId),
        ),
      ),
    );
  const rules = new Map(found.map(({ id, definition }) => [id, definition.reapply]));
  return new Map(
    rejected.flatMap(({ id, formId, decidedAt }) => {
      const from = mayReapplyFrom(rules.get(formId) ?? 'now', decidedAt);
      const until = from === 'never' ? decidedAt + barredDays * millisecondsPerDay : (from ?? 0);
      return until > ctx.now() ? [[id, until] as const] : [];
    }),
  );
}
