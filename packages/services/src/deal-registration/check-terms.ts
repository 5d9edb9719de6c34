import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import { and, eq, inArray } from '@countersign/db/query';
import { files } from '@countersign/db/schema/case';
import { products } from '@countersign/db/schema/tenant';
import { isCountry } from '@countersign/domain/country/countries';
import { type DealField, mandatoryDealFields } from '@countersign/domain/deal-registration/deal';
import { parseMoney } from '@countersign/domain/money/money';
import { AppError, type FieldProblem, invalidInput } from '../app-error.ts';
import type { ServiceContext, Transaction } from '../context.ts';

/**
 * Refuses (`invalid_input`, naming `terms.<field>`) what no draft may hold: unknown countries and currencies, digits
 * that a currency does not have, products and files of somebody else.
 */
export async function checkTerms(
  ctx: ServiceContext,
  tx: Transaction,
  terms: DealTermsDraft,
  partnerId: string,
): Promise<void> {
  const problems: FieldProblem[] = [
    ...countryProblems(terms),
    ...moneyProblems('terms.amount', terms.amount),
    ...(terms.discountAsked?.kind === 'special_price'
      ? moneyProblems('terms.discountAsked.price', terms.discountAsked.price)
      : []),
    ...(await productProblems(ctx, tx, terms)),
    ...(await fileProblems(ctx, tx, { fileIds: terms.evidence ?? [], partnerId, field: 'terms.evidence' })),
  ];
  if (problems.length > 0) {
    throw new AppError('invalid_input', {
      detail: problems.map(({ field, code }) => `${field}: ${code}`).join('; '),
      fields: problems,
    });
  }
}

/** Mandatory fields that are still empty. */
export function missingFields(terms: DealTermsDraft): DealField[] {
  return mandatoryDealFields.filter((field) => {
    const value = terms[field];
    return value === undefined || (Array.isArray(value) && value.length === 0);
  });
}

/** Refuses a submission that lacks a mandatory field, naming each. */
export function requireComplete(terms: DealTermsDraft): void {
  const missing = missingFields(terms);
  if (missing.length > 0) {
    throw new AppError('invalid_input', {
      detail: `Still missing: ${missing.join(', ')}.`,
      fields: missing.map((field) => ({ field: `terms.${field}`, code: 'required' })),
    });
  }
}

function countryProblems(terms: DealTermsDraft): FieldProblem[] {
  const { customerCountry } = terms;
  return customerCountry !== undefined && !isCountry(customerCountry)
    ? [{ field: 'terms.customerCountry', code: 'country_unknown' }]
    : [];
}

function moneyProblems(field: string, money: { amount: string; currency: string } | undefined): FieldProblem[] {
  if (money === undefined) return [];
  const parsed = parseMoney(money);
  if (!parsed.ok) return [{ field, code: parsed.refusal.code }];
  return parsed.value.amountMinor <= 0n ? [{ field, code: 'not_positive' }] : [];
}

async function productProblems(ctx: ServiceContext, tx: Transaction, terms: DealTermsDraft): Promise<FieldProblem[]> {
  const lines = terms.lines ?? [];
  if (lines.length === 0) return [];
  const known = await tx
    .select({ id: products.id, isActive: products.isActive })
    .from(products)
    .where(
      and(
        eq(products.tenantId, ctx.tenantId),
        inArray(
          products.id,
          lines.map((line) => line.productId),
        ),
      ),
    );
  return lines.flatMap((line, index): FieldProblem[] => {
    const product = known.find(({ id }) => id === line.productId);
    if (!product) return [{ field: `terms.lines.${index}.productId`, code: 'not_found' }];
    return product.isActive ? [] : [{ field: `terms.lines.${index}.productId`, code: 'product_retired' }];
  });
}

/** Refuses (`invalid_input`) files that are not the partner's own. */
export async function checkEvidence(ctx: ServiceContext, tx: Transaction, evidence: Evidence): Promise<void> {
  const fields = await fileProblems(ctx, tx, evidence);
  if (fields.length > 0) throw invalidInput(...fields);
}

interface Evidence {
  readonly fileIds: readonly string[];
  readonly partnerId: string;
  readonly field: string;
}

async function fileProblems(
  ctx: ServiceContext,
  tx: Transaction,
  { fileIds: ids, partnerId, field }: Evidence,
): Promise<FieldProblem[]> {
  if (ids.length === 0) return [];
  const known = await tx
    .select({ id: files.id, partnerId: files.partnerId, uploadedByMember: files.uploadedByMember })
    .from(files)
    .where(and(eq(files.tenantId, ctx.tenantId), inArray(files.id, [...ids])));
  const allowed = known.filter(
    (file) => file.partnerId === partnerId || (ctx.actor.kind === 'member' && file.uploadedByMember !== null),
  );
  return ids.flatMap((id, index) =>
    allowed.some((file) => file.id === id) ? [] : [{ field: `${field}.${index}`, code: 'not_found' }],
  );
}
