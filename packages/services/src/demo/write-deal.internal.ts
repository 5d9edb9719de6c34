import { type DealTermsDraft, dealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { and, eq } from '@countersign/db/query';
import { cases } from '@countersign/db/schema/case';
import { dealRegistrations } from '@countersign/db/schema/deal-registration';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { formatMoney } from '@countersign/domain/money/money';
import { recordAudit } from '../audit/record.ts';
import { commentCase } from '../case/comment.ts';
import { restoreCase } from '../case/restore.ts';
import type { Actor, ServiceContext } from '../context.ts';
import { amountColumns } from '../deal-registration/money-columns.ts';
import { openDealCase } from '../deal-registration/open-case.ts';
import { termColumns } from '../deal-registration/terms.ts';
import { read } from '../transact.ts';
import { demoPrograms } from './cast.ts';
import type { DealPlan } from './deal-plan.ts';
import type { ContactActor, MemberActor } from './people.internal.ts';
import type { StagedPartner } from './stage.internal.ts';
import { tellDeal } from './tell-deal.ts';
import { workingTime } from './working-time.ts';

export interface Staged {
  readonly now: number;
  readonly productIds: readonly string[];
  readonly partners: readonly (StagedPartner & { readonly program: number })[];
  readonly members: readonly MemberActor[];
  /** A context in which somebody acts, or the product itself, at an instant of the past. */
  readonly as: (actor: Actor, at: number) => ServiceContext;
}

const places = { director: 2, finance: 3, sales: 4 } as const;
const hourMs = 3_600_000;

/** Writes one registration with all that became of it; one that is there already is left alone. */
export async function writeDeal(staged: Staged, plan: DealPlan): Promise<void> {
  const partner = staged.partners[plan.partner];
  if (!partner) throw new Error(`${plan.key} has no partner`);
  const submitter = partner.sellers[plan.key.length % (partner.sellers.length + 1)] ?? partner.owner;
  const startsAt = plan.submittedAt === null ? staged.now - 30 * hourMs : plan.submittedAt;
  const terms = termsOf(staged, plan, partner.program, startsAt);
  const opened = await openDeal(staged, { plan, partner, submitter, terms, startsAt });
  if (opened === null) return;
  const system = staged.as({ kind: 'system', name: 'demo' }, startsAt);
  const named = (actor: MemberActor | ContactActor) => ({
    kind: actor.kind,
    id: actor.id,
    personId: actor.personId,
    name: actor.name,
  });
  const people = {
    submitter: named(submitter),
    manager: named(partner.manager),
    director: named(memberAt(staged, places.director)),
    finance: named(memberAt(staged, places.finance)),
    salesOwner: named(memberAt(staged, plan.salesOwner ?? places.sales)),
  };
  await restoreCase(system, {
    caseId: opened.caseId,
    acts: tellDeal({ plan, terms, people, startsAt, now: staged.now }),
    until: staged.now,
  });
  await comment(staged, { plan, caseId: opened.caseId, startsAt, tenant: partner.manager, partner: submitter });
}

function memberAt(staged: Staged, place: number): MemberActor {
  const member = staged.members[place];
  if (!member) throw new Error(`the staff has nobody at ${place}`);
  return member;
}

interface Opening {
  readonly plan: DealPlan;
  readonly partner: StagedPartner;
  readonly submitter: ContactActor;
  readonly terms: DealTermsDraft;
  readonly startsAt: number;
}

/** Null where there is nothing more to do: it is there already, or it is a draft. */
function openDeal(
  staged: Staged,
  { plan, partner, submitter, terms, startsAt }: Opening,
): Promise<{ caseId: string } | null> {
  const ctx = staged.as(submitter, startsAt);
  return read(ctx, async (tx) => {
    const [deal] = await tx
      .insert(dealRegistrations)
      .values({
        tenantId: ctx.tenantId,
        id: ctx.ids.next('deal'),
        programId: partner.programId,
        partnerId: partner.id,
        status: 'draft',
        origin: 'demo',
        importKey: plan.key,
        terms,
        revision: 1,
        ...termColumns(terms),
        ...amountColumns(terms),
        createdByContact: submitter.id,
        extensionsUsed: 0,
        hasMatches: false,
        createdAt: startsAt - 2 * hourMs,
        changedAt: startsAt,
      })
      .onConflictDoNothing()
      .returning();
    if (!deal || plan.submittedAt === null) return null;
    const { caseId, number } = await openDealCase(ctx, tx, {
      deal,
      personId: submitter.personId,
      personName: submitter.name,
      sendsMail: plan.isLive,
      receivedAt: startsAt,
      priority: null,
    });
    await recordAudit(ctx, tx, {
      action: 'deal-registration.submit',
      subjectKind: 'deal-registration',
      subjectId: deal.id,
      caseId,
      facts: { number },
    });
    return { caseId };
  });
}

function termsOf(staged: Staged, plan: DealPlan, program: number, startsAt: number): DealTermsDraft {
  const currency = demoPrograms[program]?.currency ?? '';
  if (!isCurrency(currency)) throw new Error(`program ${program} has no currency`);
  const closes = new Date(startsAt + 75 * 24 * hourMs).toISOString().slice(0, 7);
  return dealTermsDraft.parse({
    customerName: plan.customer.name,
    customerCountry: plan.customer.country,
    customerWebsite: plan.customer.website,
    lines: plan.lines.map(({ product, quantity }) => ({ productId: staged.productIds[product], quantity })),
    amount: formatMoney({ amountMinor: plan.amountMinor, currency }),
    closeMonth: closes,
    stage: plan.stage,
    saleKind: plan.saleKind,
    ...(plan.contact ? { contacts: [plan.contact] } : {}),
    ...(plan.discountAskedBp === null ? {} : { discountAsked: { kind: 'percent', bp: plan.discountAskedBp } }),
    ...(plan.ownReference === null ? {} : { ownReference: plan.ownReference }),
    description: plan.description,
  });
}

async function comment(
  staged: Staged,
  about: {
    readonly plan: DealPlan;
    readonly caseId: string;
    readonly startsAt: number;
    readonly tenant: MemberActor;
    readonly partner: ContactActor;
  },
): Promise<void> {
  if (about.plan.comments.length === 0) return;
  const ctx = staged.as(about.tenant, staged.now);
  const [row] = await read(ctx, (tx) =>
    tx
      .select({ closedAt: cases.closedAt })
      .from(cases)
      .where(and(eq(cases.tenantId, ctx.tenantId), eq(cases.id, about.caseId))),
  );
  const ends = row?.closedAt ?? staged.now;
  for (const { afterHours, side, visibility, text } of about.plan.comments) {
    const at = workingTime(about.startsAt + afterHours * hourMs);
    if (at >= ends) continue;
    const writer = staged.as(side === 'tenant' ? about.tenant : about.partner, at);
    await commentCase(writer, {
      params: { id: about.caseId },
      query: {},
      body: { text, visibility, fileIds: [] },
      ifMatch: undefined,
    });
  }
}
