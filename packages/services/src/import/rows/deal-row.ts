import { type DealTermsDraft, dealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import type { ImportMapping } from '@countersign/contracts/import/operations';
import { isCurrency } from '@countersign/domain/currency/currencies';
import { closedDealStatuses } from '@countersign/domain/deal-registration/deal';
import { fieldCodeOf } from '@countersign/domain/error/field-codes';
import type { CivilDate } from '@countersign/domain/time/civil-date';
import { surplusColumn } from '../csv/read-csv.ts';
import { type Known, resolveValue } from '../mapping/known-values.ts';
import { listPrice, openStatus } from '../mapping/targets.ts';
import { moneyTerms, readAmount } from './read-amount.ts';
import { readDate, readMonth } from './read-date.ts';
import { type RowProblem, type RowReader, readRow } from './row-reader.ts';

export type ClosedStatus = (typeof closedDealStatuses)[number];

/** A row that can become a registration. */
export interface DealRow {
  readonly externalId: string | null;
  readonly partnerId: string;
  readonly status: typeof openStatus | ClosedStatus;
  readonly terms: DealTermsDraft &
    Required<Pick<DealTermsDraft, 'customerName' | 'customerCountry' | 'customerWebsite' | 'lines' | 'amount'>>;
  readonly submittedOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly submittedBy: string | null;
}

export type DealRowRead =
  | { readonly ok: true; readonly row: DealRow }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

/** Checks one row as a registration would be checked, and says everything that is wrong with it at once. */
export function readDealRow(
  values: Readonly<Record<string, string>>,
  mapping: ImportMapping,
  known: Known,
): DealRowRead {
  const reader = readRow(values, mapping, known);
  if (values[surplusColumn] !== undefined) reader.note('', 'surplus_cells');
  const status = statusOf(reader);
  const partnerId = reader.resolved('partner', { isRequired: true });
  const lines = linesOf(reader, mapping, known);
  const submittedOn = dateOf(reader, 'submittedOn');
  const closedOn = status === openStatus ? null : dateOf(reader, 'closedOn');
  if (submittedOn && closedOn && closedOn < submittedOn) reader.note('closedOn', 'closed_before_submitted');
  const amount = amountOf(reader, lines, known, status === openStatus);
  const country = reader.resolved('customerCountry', { isRequired: true });
  const customerName = reader.required('customerName');
  const closeMonth = closeMonthOf(reader, { isOpen: status === openStatus, otherwise: closedOn ?? submittedOn });
  if (status === openStatus) checkOpen(reader, { partnerId, lines, known });
  const contactName = reader.text('contactName');
  const draft = dealTermsDraft.safeParse({
    customerName,
    customerCountry: country,
    customerWebsite: websiteOf(reader.text('customerWebsite')),
    customerRegistrationNumber: reader.text('customerRegistrationNumber'),
    customerCity: reader.text('customerCity'),
    lines,
    amount,
    closeMonth,
    ownReference: reader.text('ownReference'),
    description: reader.text('description'),
    contacts: contactName === undefined ? undefined : [{ name: contactName, email: reader.text('contactEmail') }],
  });
  if (!draft.success) for (const issue of draft.error.issues) noteIssue(reader, issue.path, issue.message);
  const externalId = reader.text('externalId') ?? null;
  if (externalId !== null && externalId.length > 80) reader.note('externalId', 'too_long');
  if (reader.problems.length > 0 || !draft.success || status === undefined || partnerId === undefined) {
    return { ok: false, problems: unique(reader.problems) };
  }
  return {
    ok: true,
    row: {
      externalId,
      partnerId,
      status,
      terms: checkedTerms(draft.data),
      submittedOn,
      closedOn,
      submittedBy: reader.text('submittedBy')?.slice(0, 120) ?? null,
    },
  };
}

function statusOf(reader: RowReader): DealRow['status'] | undefined {
  const status = reader.resolved('status', { isRequired: true });
  return [openStatus, ...closedDealStatuses].find((known): known is DealRow['status'] => known === status);
}

function linesOf(
  reader: RowReader,
  mapping: ImportMapping,
  known: Known,
): { productId: string; quantity: number }[] | undefined {
  const text = reader.required('product');
  const values = known.fields['product'];
  if (text === undefined || values === undefined) return undefined;
  const quantity = Number(reader.text('quantity') ?? '1');
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1_000_000) {
    reader.note('quantity', 'quantity_invalid');
    return undefined;
  }
  const mapped = mapping.values['product'];
  const whole = resolveValue(values, text, mapped);
  const ids =
    whole === undefined ? text.split(/[;|]/).map((part) => resolveValue(values, part.trim(), mapped)) : [whole];
  const found = ids.filter((id) => id !== undefined);
  if (found.length < ids.length) {
    reader.note('product', 'value_unknown');
    return undefined;
  }
  return [...new Set(found)].map((productId) => ({ productId, quantity }));
}

function amountOf(
  reader: RowReader,
  lines: ReturnType<typeof linesOf>,
  known: Known,
  isOpen: boolean,
): { amount: string; currency: string } | undefined {
  const currency = reader.required('currency')?.toUpperCase();
  const text = reader.required('amount');
  if (currency === undefined || text === undefined) return undefined;
  if (!isCurrency(currency)) {
    reader.note('currency', 'currency_unknown');
    return undefined;
  }
  if (text === listPrice && reader.own('amount') === undefined) {
    const priced = (lines ?? []).map(({ productId, quantity }) => ({
      product: known.products.get(productId),
      quantity,
    }));
    if (priced.some(({ product }) => product?.listPriceMinor == null || product.listPriceCurrency !== currency)) {
      reader.note('amount', 'no_list_price');
      return undefined;
    }
    const amountMinor = priced.reduce(
      (sum, { product, quantity }) => sum + (product?.listPriceMinor ?? 0n) * BigInt(quantity),
      0n,
    );
    return moneyTerms({ amountMinor, currency });
  }
  const read = readAmount(text, currency);
  if (!read.ok) {
    reader.note(read.code === 'currency_unknown' ? 'currency' : 'amount', read.code);
    return undefined;
  }
  if (isOpen && read.money.amountMinor === 0n) reader.note('amount', 'amount_zero');
  return moneyTerms(read.money);
}

function dateOf(reader: RowReader, field: string): CivilDate | null {
  const text = reader.text(field);
  if (text === undefined) return null;
  const read = readDate(text);
  if (read.ok) return read.date;
  reader.note(field, read.code);
  return null;
}

function closeMonthOf(
  reader: RowReader,
  row: { readonly isOpen: boolean; readonly otherwise: CivilDate | null },
): string | undefined {
  const text = row.isOpen ? reader.required('closeMonth') : reader.text('closeMonth');
  if (text === undefined) return row.otherwise?.slice(0, 7);
  const read = readMonth(text);
  if (read.ok) return read.month;
  reader.note('closeMonth', read.code);
  return undefined;
}

function checkOpen(
  reader: RowReader,
  row: { readonly partnerId: string | undefined; readonly lines: ReturnType<typeof linesOf>; readonly known: Known },
): void {
  if (row.partnerId !== undefined && !row.known.enrolled.has(row.partnerId)) reader.note('partner', 'not_enrolled');
  const isRetired = (row.lines ?? []).some(({ productId }) => !row.known.products.get(productId)?.isActive);
  if (isRetired) reader.note('product', 'product_retired');
}

function websiteOf(text: string | undefined): string {
  if (text === undefined || /^(none|n\/a|-)$/i.test(text)) return 'none';
  return /^https?:\/\//i.test(text) ? text : `https://${text}`;
}

/** Fields of the terms and the columns they come from go by the same names. */
function noteIssue(reader: RowReader, path: readonly PropertyKey[], message: string): void {
  const [head, , leaf] = path.map(String);
  const field =
    head === 'contacts'
      ? leaf === 'email'
        ? 'contactEmail'
        : 'contactName'
      : head === 'lines'
        ? 'product'
        : (head ?? '');
  if (reader.problems.some((problem) => problem.field === field)) return;
  reader.note(field, fieldCodeOf(message));
}

function unique(problems: readonly RowProblem[]): RowProblem[] {
  return problems.filter(
    ({ field, code }, index) => problems.findIndex((other) => other.field === field && other.code === code) === index,
  );
}

function checkedTerms(terms: DealTermsDraft): DealRow['terms'] {
  const { customerName, customerCountry, customerWebsite, lines, amount } = terms;
  if (!customerName || !customerCountry || !customerWebsite || !lines || !amount)
    throw new Error('a row without problems lacks a mandatory field');
  return { ...terms, customerName, customerCountry, customerWebsite, lines, amount };
}
