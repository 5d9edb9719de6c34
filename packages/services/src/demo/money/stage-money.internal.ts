import { and, eq } from '@countersign/db/query';
import { eventSources } from '@countersign/db/schema/event';
import { legalEntities } from '@countersign/db/schema/legal-entity';
import { enrollments } from '@countersign/db/schema/tenant';
import { defaultAttribution } from '@countersign/domain/attribution/default-attribution';
import type { Instant } from '@countersign/domain/time/instant';
import { millisecondsPerDay } from '@countersign/domain/time/instant';
import { saveAttribution } from '../../attribution/save.ts';
import { civilDateIn } from '../../calendar/zone.ts';
import type { ServiceContext } from '../../context.ts';
import { createCoupon } from '../../coupon/create.ts';
import { createEventSource } from '../../event-source/create.ts';
import { ensureDefaultLegalEntity } from '../../legal-entity/ensure-default.ts';
import { updateLegalEntity } from '../../legal-entity/update.ts';
import { createLink } from '../../link/create.ts';
import { activatePlan } from '../../plan/activate.ts';
import { createPlan } from '../../plan/create.ts';
import { saveDraftPlan } from '../../plan/save-draft.ts';
import { updateTracking } from '../../tracking/update.ts';
import { read } from '../../transact.ts';
import { demoPrograms } from '../cast.ts';
import type { MemberActor } from '../people.internal.ts';
import type { StagedPartner } from '../stage.internal.ts';
import { inventedIban } from './invented-iban.ts';
import { couponOf } from './plan-facts.ts';
import type { DemoTerms } from './terms.ts';

/** A partner of the demo with what money needs to know of it. */
export interface MoneyPartner extends StagedPartner {
  readonly program: number;
  readonly name: string;
  /** Of its owner. */
  readonly email: string;
}

export interface Seller extends MoneyPartner {
  readonly enrollmentId: string;
  readonly linkId: string;
}

/** A program with everything that money needs before it can be earned. */
export interface Shop {
  readonly program: number;
  readonly programId: string;
  readonly currency: string;
  readonly terms: DemoTerms;
  readonly source: typeof eventSources.$inferSelect;
  readonly sellers: readonly Seller[];
}

export interface Stagehand {
  readonly as: (actor: MemberActor | StagedPartner['owner'], at: Instant) => ServiceContext;
  readonly admin: MemberActor;
  readonly director: MemberActor;
  readonly manager: MemberActor;
}

const noInput = { params: {}, query: {}, body: undefined, ifMatch: undefined } as const;
const zone = 'Europe/Berlin';
/** A customer belongs to whoever brought it; what is told of after two months is looked at by a person. */
const credits = { binding: 'lifetime', bindingDays: null, lateAfterDays: 60 } as const;

/** The company that pays, with an account that no bank keeps. */
export async function stagePayer(hand: Stagehand, at: Instant): Promise<void> {
  const ctx = hand.as(hand.admin, at);
  const id = await read(ctx, (tx) => ensureDefaultLegalEntity(ctx, tx));
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ revision: legalEntities.revision })
      .from(legalEntities)
      .where(and(eq(legalEntities.tenantId, ctx.tenantId), eq(legalEntities.id, id))),
  );
  await updateLegalEntity(ctx, {
    ...noInput,
    params: { id },
    ifMatch: row?.revision ?? 1,
    body: { name: 'Halden Systems GmbH', country: 'DE', iban: inventedIban(1), vatNumber: 'DE123456788' },
  });
}

/** Plan, tracking, source, links and codes of a program, all from its first days on. */
export async function stageShop(
  hand: Stagehand,
  given: {
    readonly program: number;
    readonly programId: string;
    readonly terms: DemoTerms;
    readonly partners: readonly MoneyPartner[];
    readonly founded: Instant;
    readonly secondVersionFrom: Instant;
  },
): Promise<Shop> {
  const { program, programId, terms, founded } = given;
  const admin = hand.as(hand.admin, founded + 2 * millisecondsPerDay);
  await stagePlan(hand, given);
  await updateTracking(admin, {
    ...noInput,
    params: { id: programId },
    ifMatch: 0,
    body: {
      hosts: [...terms.hosts],
      defaultTarget: terms.defaultTarget,
      cookieDays: 30,
      cookieMode: 'with_consent',
      customerMask: 'masked',
    },
  });
  const { preset } = presetOf(program);
  await saveAttribution(admin, {
    ...noInput,
    params: { programId },
    body: { document: { ...defaultAttribution[preset], ...credits }, basedOn: 1 },
  });
  const { id: sourceId } = await createEventSource(admin, {
    ...noInput,
    body: { programId, name: 'Web shop', kind: 'api', dedupeKey: 'external_id', parameterMap: {} },
  });
  const sellers: Seller[] = [];
  for (const [index, partner] of given.partners.slice(0, terms.sellers).entries())
    sellers.push(await stageSeller(hand, { ...given, partner, index }));
  const [source] = await read(admin, (tx) => tx.select().from(eventSources).where(eq(eventSources.id, sourceId)));
  if (!source) throw new Error(`the demo's source ${sourceId} is gone`);
  return { program, programId, currency: terms.versions[0].currency, terms, source, sellers };
}

function presetOf(program: number) {
  const found = demoPrograms[program];
  if (!found) throw new Error(`the demo has no program ${program}`);
  return found;
}

async function stagePlan(hand: Stagehand, given: Parameters<typeof stageShop>[1]): Promise<void> {
  const { programId, terms, founded, secondVersionFrom } = given;
  const [first, second] = terms.versions;
  const { id, revision } = await createPlan(hand.as(hand.manager, founded + millisecondsPerDay), {
    ...noInput,
    body: { programId, name: terms.planName, document: asBody(first) },
  });
  const activate = (at: Instant, from: Instant, ifMatch: number) =>
    activatePlan(hand.as(hand.director, at), {
      ...noInput,
      params: { id },
      ifMatch,
      body: { effectiveFrom: civilDateIn(zone, from) },
    });
  const inForce = await activate(founded + 2 * millisecondsPerDay, founded + 2 * millisecondsPerDay, revision);
  const writtenAt = secondVersionFrom - 9 * millisecondsPerDay;
  const draft = await saveDraftPlan(hand.as(hand.manager, writtenAt), {
    ...noInput,
    params: { id },
    ifMatch: inForce.revision,
    body: { document: asBody(second) },
  });
  await activate(writtenAt + millisecondsPerDay, secondVersionFrom, draft.revision);
}

/** The same document, as a client sends it. */
function asBody(document: DemoTerms['versions'][number]): Parameters<typeof createPlan>[1]['body']['document'] {
  return JSON.parse(JSON.stringify(document));
}

async function stageSeller(
  hand: Stagehand,
  given: {
    readonly program: number;
    readonly programId: string;
    readonly partner: MoneyPartner;
    readonly index: number;
    readonly founded: Instant;
  },
): Promise<Seller> {
  const { program, programId, partner, index } = given;
  const at = given.founded + (20 + index) * millisecondsPerDay;
  const owner = hand.as(partner.owner, at);
  const [enrollment] = await read(owner, (tx) =>
    tx
      .select({ id: enrollments.id })
      .from(enrollments)
      .where(
        and(
          eq(enrollments.tenantId, owner.tenantId),
          eq(enrollments.programId, programId),
          eq(enrollments.partnerId, partner.id),
        ),
      ),
  );
  if (!enrollment) throw new Error(`${partner.id} is not in program ${programId}`);
  const enrollmentId = enrollment.id;
  const names = index % 3 === 0 ? ['Home page', 'Newsletter'] : ['Home page'];
  const made: string[] = [];
  for (const name of names) {
    const utm = { source: 'partner', medium: name === 'Newsletter' ? 'email' : 'web' };
    made.push((await createLink(owner, { ...noInput, body: { enrollmentId, name, utm } })).id);
  }
  await createCoupon(hand.as(hand.manager, at), {
    ...noInput,
    body: { enrollmentId, code: couponOf(program, index) },
  });
  return { ...partner, enrollmentId, linkId: made[0] ?? '' };
}
