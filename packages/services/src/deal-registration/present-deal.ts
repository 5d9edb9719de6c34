import type { Deal, dealAction, dealSummary } from '@countersign/contracts/deal-registration/operations';
import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { partners, products, programs, tenants } from '@countersign/db/schema/tenant';
import type { DealField, DealStatus } from '@countersign/domain/deal-registration/deal';
import { commandStatuses, type DealCommand } from '@countersign/domain/deal-registration/deal-case';
import type { Permission } from '@countersign/domain/permission/permissions';
import { formatInstant } from '@countersign/domain/time/instant';
import type { output } from 'zod';
import type { ServiceContext, Transaction } from '../context.ts';
import { findVisibleDeal } from './find-visible.ts';
import { presentMoney } from './money-columns.ts';
import { storedTerms, termsInHand } from './terms.ts';
import type { DealRow } from './update-deal.ts';

export type DealSummary = output<typeof dealSummary>;
type DealAction = output<typeof dealAction>;

/** Names that a registration's rows only refer to. */
export interface DealNames {
  readonly tenantName: string;
  readonly program: { readonly name: string; readonly zone: string; readonly standardDiscountBp: number };
  readonly partnerName: string;
  readonly products: readonly { readonly id: string; readonly name: string }[];
}

/** One registration as its reader may see it. */
export async function presentDeal(ctx: ServiceContext, tx: Transaction, id: string): Promise<Deal> {
  const deal = await findVisibleDeal(ctx, tx, id);
  const names = await loadNames(ctx, tx, [deal]);
  const named = names(deal);
  const terms = storedTerms(deal.terms);
  const pending = termsInHand(deal);
  const evidence = pending.evidence ?? [];
  const attached =
    evidence.length === 0
      ? []
      : await tx
          .select()
          .from(files)
          .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, evidence)));
  return {
    ...presentSummary(ctx, deal, named),
    terms: deal.status === 'changes_requested' ? pending : terms,
    files: attached.map(({ id: fileId, name, mediaType, size }) => ({ id: fileId, name, mediaType, size })),
    productNames: Object.fromEntries(named.products.map((product) => [product.id, product.name])),
    submittedBy: deal.submittedByName,
    grantedDiscountBp: deal.grantedDiscountBp,
    standardDiscountBp: named.program.standardDiscountBp,
    protectionZone: named.program.zone,
    extensionsUsed: deal.extensionsUsed,
    changes: deal.changes && {
      fields: deal.changes.fields as DealField[],
      text: deal.changes.text,
      limitAt: instantOrNull(deal.changes.limitAt),
    },
    offer:
      deal.offerAcceptBy === null || deal.status !== 'offered' ? null : { acceptBy: formatInstant(deal.offerAcceptBy) },
    rejection: deal.rejection,
    win: deal.win && presentWin(deal.win),
    loss: deal.loss as Deal['loss'],
    actions: actionsOf(ctx, deal),
  };
}

/** One line of a list. A partner is never told that a protection is taken: waiting looks like being reviewed. */
export function presentSummary(ctx: ServiceContext, deal: DealRow, names: DealNames): DealSummary {
  const isPartner = ctx.actor.kind === 'contact';
  const status = isPartner ? partnerStatus(deal.status) : deal.status;
  return {
    id: deal.id,
    caseId: deal.caseId,
    number: deal.number,
    status,
    programId: deal.programId,
    programName: names.program.name,
    partner: { id: deal.partnerId, name: names.partnerName },
    customerName: deal.customerName,
    customerCountry: deal.customerCountry,
    products: names.products.map((product) => product.name),
    amount: presentMoney(deal.amountMinor, deal.amountCurrency),
    closeMonth: deal.closeMonth,
    submittedAt: instantOrNull(deal.submittedAt),
    protectedUntil: deal.protectedUntil,
    heldBy: isPartner ? partnerHolder(status, names) : deal.heldBy,
    dueAt: instantOrNull(isPartner ? deal.partnerDueAt : deal.dueAt),
    ownReference: deal.ownReference,
    hasMatches: isPartner ? null : deal.hasMatches,
    origin: deal.origin,
    changedAt: formatInstant(deal.changedAt),
    revision: deal.revision,
  };
}

const reviewing: readonly DealStatus[] = ['submitted', 'in_review', 'waitlisted'];

/** What a partner sees of a status. Rule, review and waiting look the same, because their difference rests on what others did. */
export function partnerStatus(status: DealStatus): DealStatus {
  return reviewing.includes(status) ? 'in_review' : status;
}

/** Statuses in the database that a partner's word for one stands for. */
export function statusesBehind(status: DealStatus): readonly DealStatus[] {
  if (status === 'in_review') return reviewing;
  return reviewing.includes(status) ? [] : [status];
}

function partnerHolder(status: DealStatus, names: DealNames): string | null {
  switch (status) {
    case 'in_review':
    case 'win_reported':
      return names.tenantName;
    case 'changes_requested':
    case 'offered':
    case 'draft':
      return names.partnerName;
    default:
      return null;
  }
}

/** Looks up the names for a page of registrations in four queries, and reads each one's terms once. */
export async function loadNames(
  ctx: ServiceContext,
  tx: Transaction,
  deals: readonly DealRow[],
): Promise<(deal: DealRow) => DealNames> {
  const ids = (pick: (deal: DealRow) => string) => [...new Set(deals.map(pick))];
  if (deals.length === 0)
    return () => ({
      tenantName: '',
      program: { name: '', zone: 'UTC', standardDiscountBp: 0 },
      partnerName: '',
      products: [],
    });
  const [tenant] = await tx.select({ name: tenants.name }).from(tenants).where(eq(tenants.tenantId, ctx.tenantId));
  const programRows = await tx
    .select()
    .from(programs)
    .where(
      and(
        eq(programs.tenantId, ctx.tenantId),
        inArray(
          programs.id,
          ids((deal) => deal.programId),
        ),
      ),
    );
  const partnerRows = await tx
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(
      and(
        eq(partners.tenantId, ctx.tenantId),
        inArray(
          partners.id,
          ids((deal) => deal.partnerId),
        ),
      ),
    );
  const sold = new Map(
    deals.map((deal) => [deal.id, new Set((storedTerms(deal.terms).lines ?? []).map((line) => line.productId))]),
  );
  const productIds = [...new Set([...sold.values()].flatMap((soldIds) => [...soldIds]))];
  const productRows =
    productIds.length === 0
      ? []
      : await tx
          .select({ id: products.id, name: products.name })
          .from(products)
          .where(and(eq(products.tenantId, ctx.tenantId), inArray(products.id, productIds)));
  return (deal) => {
    const program = programRows.find((row) => row.id === deal.programId);
    return {
      tenantName: tenant?.name ?? '',
      program: {
        name: program?.name ?? '',
        zone: program?.zone ?? 'UTC',
        standardDiscountBp: program?.settings.standardDiscountBp ?? 0,
      },
      partnerName: partnerRows.find((row) => row.id === deal.partnerId)?.name ?? '',
      products: productRows.filter((product) => sold.get(deal.id)?.has(product.id)),
    };
  };
}

const acts: readonly { action: DealAction; command: DealCommand; permission: Permission }[] = [
  { action: 'answer', command: 'answer', permission: 'deal-registration.answer' },
  { action: 'withdraw', command: 'withdraw', permission: 'deal-registration.withdraw' },
  { action: 'extend', command: 'extend', permission: 'deal-registration.extend' },
  { action: 'report_win', command: 'report_win', permission: 'deal-registration.report-win' },
  { action: 'report_loss', command: 'report_loss', permission: 'deal-registration.report-loss' },
  { action: 'accept_offer', command: 'accept_offer', permission: 'deal-registration.accept-offer' },
  { action: 'decline_offer', command: 'decline_offer', permission: 'deal-registration.decline-offer' },
];

function actionsOf(ctx: ServiceContext, deal: DealRow): DealAction[] {
  const { actor } = ctx;
  const may = (permission: Permission) =>
    actor.kind === 'system' || ('permissions' in actor && actor.permissions.has(permission));
  if (deal.status === 'draft') {
    const drafting: readonly { action: DealAction; permission: Permission }[] = [
      { action: 'edit', permission: 'deal-registration.update-draft' },
      { action: 'discard', permission: 'deal-registration.discard' },
      { action: 'submit', permission: 'deal-registration.submit' },
    ];
    return drafting.filter(({ permission }) => may(permission)).map(({ action }) => action);
  }
  if (deal.caseId === null) return [];
  return acts
    .filter(({ command, permission }) => commandStatuses[command].includes(deal.status) && may(permission))
    .map(({ action }) => action);
}

function presentWin(win: NonNullable<DealRow['win']>): NonNullable<Deal['win']> {
  const amount = presentMoney(BigInt(win.amountMinor), win.currency);
  if (amount === null) throw new Error('a win without an amount');
  return { orderNumber: win.orderNumber, wonOn: win.wonOn, amount, confirmedAt: instantOrNull(win.confirmedAt) };
}

export function instantOrNull(instant: number | null): string | null {
  return instant === null ? null : formatInstant(instant);
}
