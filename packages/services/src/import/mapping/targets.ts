import type { ImportKind } from '@countersign/domain/import/import';

/** A field of ours that a column of the file may become. */
export interface ImportTarget {
  readonly field: string;
  readonly isRequired: boolean;
  /** Its values stand for something of ours, and are mapped one by one. */
  readonly hasValues: boolean;
  /** Headers that mean it, as other systems write them; compared without case, spaces and punctuation. */
  readonly headers: readonly string[];
}

const target = (
  field: string,
  headers: string,
  traits: Partial<Pick<ImportTarget, 'isRequired' | 'hasValues'>> = {},
): ImportTarget => ({
  field,
  isRequired: traits.isRequired ?? false,
  hasValues: traits.hasValues ?? false,
  headers: headers.split(', '),
});

export const importTargets: Record<ImportKind, readonly ImportTarget[]> = {
  'deal-registration': [
    target('externalId', 'external id, opportunity id, deal id, record id, registration id, id, opportunity'),
    target('partner', 'partner, partner name, partner account, reseller, dealer, sales agent, agent, referrer', {
      isRequired: true,
      hasValues: true,
    }),
    target(
      'customerName',
      'customer, customer name, end customer, account, account name, company, company name, client',
      { isRequired: true },
    ),
    target('customerCountry', 'customer country, country, country code, office location, location', {
      isRequired: true,
      hasValues: true,
    }),
    target('customerWebsite', 'customer website, website, web site, url, domain, homepage'),
    target('customerRegistrationNumber', 'registration number, company number, register number, duns, vat id'),
    target('customerCity', 'customer city, city, town'),
    target('product', 'product, products, product name, product code, sku, item', {
      isRequired: true,
      hasValues: true,
    }),
    target('quantity', 'quantity, qty, units, count'),
    target('amount', 'amount, expected amount, deal value, close value, value, deal size, price', { isRequired: true }),
    target('currency', 'currency, currency code', { isRequired: true }),
    target('closeMonth', 'close month, expected close, expected close date, target close, close date'),
    target('status', 'status, deal status, deal stage, stage, state, phase', { isRequired: true, hasValues: true }),
    target(
      'submittedOn',
      'submitted on, submitted, submission date, registered on, created on, created, create date, engage date',
    ),
    target('closedOn', 'closed on, closed date, close date, won on, lost on, end date'),
    target('submittedBy', 'submitted by, registered by, sales agent, sales rep, seller, owner'),
    target('ownReference', 'own reference, reference, partner reference, po number'),
    target('description', 'description, notes, comment, comments, project'),
    target('contactName', 'contact, contact name, contact person'),
    target('contactEmail', 'contact email, contact e mail, email, e mail'),
  ],
  event: [
    target('kind', 'kind, type, event, event type, action, goal', { isRequired: true, hasValues: true }),
    target(
      'externalId',
      'external id, id, order id, order number, invoice, invoice no, invoice number, transaction id',
      {
        isRequired: true,
      },
    ),
    target('customer', 'customer, customer id, client, client id, user id, player id'),
    target('customerEmail', 'customer email, email, e mail'),
    target('occurredAt', 'occurred at, date, time, timestamp, created, created at, invoice date, event date'),
    target('amount', 'amount, total, gross, sum, price, value, amount paid'),
    target('net', 'net, net amount, subtotal, revenue'),
    target('tax', 'tax, vat, tax amount'),
    target('discount', 'discount, discount amount'),
    target('currency', 'currency, currency code'),
    target('quantity', 'quantity, qty, units, count'),
    target('product', 'product, product code, sku, item, stock code'),
    target('country', 'country, country code', { hasValues: true }),
    target('coupon', 'coupon, coupon code, promo code, voucher'),
    target('clickId', 'click id, clickid, cid, transaction id, sub id'),
    target('refersTo', 'refers to, original order, original invoice, parent id'),
    target('deal', 'deal, deal number, deal registration'),
    target('properties', 'properties'),
    /** Under which source they are recorded; the program's own source of imports where nothing is said. */
    target('source', ''),
  ],
  prospect: [
    target('externalId', 'external id, prospect id, lead id, crm id, record id, id'),
    target('name', 'name, prospect, company, company name, account, account name, lead, partner', { isRequired: true }),
    target('partnerType', 'partner type, type, kind, category', { hasValues: true }),
    target('country', 'country, country code, location, billing country', { hasValues: true }),
    target('website', 'website, web site, url, domain, homepage'),
    target('registrationNumber', 'registration number, company number, register number, duns, vat id'),
    target('contactName', 'contact, contact name, contact person, full name'),
    target('contactEmail', 'contact email, contact e mail, email, e mail'),
    target('owner', 'owner, lead owner, account manager, partner manager', { hasValues: true }),
    target('nextStep', 'next step, next steps, follow up, task'),
  ],
  account: [
    target('externalId', 'external id, account id, crm id, record id, id'),
    target('name', 'name, account, account name, company, company name, customer', { isRequired: true }),
    target('kind', 'kind, type, account type, relation, status', { hasValues: true }),
    target('isNamed', 'named, named account, is named, strategic, key account'),
    target('country', 'country, country code, office location, location, billing country', { hasValues: true }),
    target('website', 'website, web site, url, domain, homepage'),
    target('registrationNumber', 'registration number, company number, register number, duns, vat id'),
    target('salesOwner', 'sales owner, owner, account owner, account manager, sales rep, sales agent', {
      hasValues: true,
    }),
  ],
};

/** Where a row says nothing: the product's list price times the quantity. */
export const listPrice = 'list_price';
/** What a row's status may become besides the closed ones: it becomes a case that goes on. */
export const openStatus = 'open';
