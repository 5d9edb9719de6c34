import { and, eq } from '@countersign/db/query';
import { members } from '@countersign/db/schema/people';
import { enrollments, partners, products, programs } from '@countersign/db/schema/tenant';
import { accountKinds } from '@countersign/domain/account/account';
import { countries } from '@countersign/domain/country/countries';
import { closedDealStatuses } from '@countersign/domain/deal-registration/deal';
import { eventKinds } from '@countersign/domain/event/event';
import type { ImportKind } from '@countersign/domain/import/import';
import type { ServiceContext, Transaction } from '../../context.ts';
import { mostAlike } from './similarity.ts';
import { openStatus } from './targets.ts';

/** What values of a field may stand for: ours by every name it goes by. */
export interface KnownValues {
  /** Folded name -> ours (an id or a code). */
  readonly byName: ReadonlyMap<string, string>;
  /** Names as people read them, for suggestions. */
  readonly names: readonly string[];
  /** What other systems call it, suggested but never taken by itself. */
  readonly synonyms: ReadonlyMap<string, string>;
}

export interface KnownProduct {
  readonly id: string;
  readonly isActive: boolean;
  readonly listPriceMinor: bigint | null;
  readonly listPriceCurrency: string | null;
}

export interface Known {
  readonly fields: Readonly<Record<string, KnownValues>>;
  readonly products: ReadonlyMap<string, KnownProduct>;
  /** Partners with an active place in the program. */
  readonly enrolled: ReadonlySet<string>;
}

const statusSynonyms: Record<string, readonly string[]> = {
  [openStatus]: [
    'new',
    'in review',
    'in progress',
    'prospecting',
    'prospect',
    'engaging',
    'qualification',
    'qualified',
    'negotiation',
    'proposal',
    'pending',
    'submitted',
    'active',
  ],
  won: ['closed won', 'win', 'success', 'gewonnen'],
  lost: ['closed lost', 'loss', 'verloren'],
  rejected: ['declined', 'denied', 'refused'],
  withdrawn: ['cancelled', 'canceled'],
  expired: ['lapsed'],
};

const kindSynonyms: Record<string, readonly string[]> = {
  customer: ['client', 'existing customer', 'active'],
  open_opportunity: ['opportunity', 'open opportunity', 'direct opportunity', 'pipeline'],
  prospect: ['lead', 'target'],
};

const eventSynonyms: Record<string, readonly string[]> = {
  order: ['sale', 'purchase', 'conversion', 'checkout'],
  invoice_paid: ['invoice', 'paid', 'payment'],
  refund: ['cancellation', 'credit note', 'return', 'storno'],
  chargeback: ['dispute'],
  signup: ['registration', 'lead'],
  trial_started: ['trial'],
};

/** Names are the same whatever their case and spacing; anything else is for the person who maps. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Loads everything that values of an import may stand for. */
export async function loadKnown(
  ctx: ServiceContext,
  tx: Transaction,
  at: { readonly kind: ImportKind; readonly programId: string | null },
): Promise<Known> {
  const countryValues = knownCountries();
  if (at.kind === 'account') {
    const staff = await tx
      .select({ id: members.id, name: members.name, email: members.email })
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.status, 'active')));
    const kinds = knownCodes(accountKinds, kindSynonyms);
    const owners = known(staff.map(({ id, name, email }) => ({ value: id, names: [name, email, id] })));
    return {
      fields: { kind: kinds, country: countryValues, salesOwner: owners },
      products: new Map(),
      enrolled: new Set(),
    };
  }
  if (at.kind === 'prospect') {
    const staff = await tx
      .select({ id: members.id, name: members.name, email: members.email })
      .from(members)
      .where(and(eq(members.tenantId, ctx.tenantId), eq(members.status, 'active')));
    const owners = known(staff.map(({ id, name, email }) => ({ value: id, names: [name, email, id] })));
    const [program] = await tx
      .select({ types: programs.partnerTypes })
      .from(programs)
      .where(and(eq(programs.tenantId, ctx.tenantId), eq(programs.id, at.programId ?? '')));
    return {
      fields: { partnerType: knownCodes(program?.types ?? [], {}), country: countryValues, owner: owners },
      products: new Map(),
      enrolled: new Set(),
    };
  }
  if (at.kind === 'event')
    return {
      fields: { kind: knownCodes(eventKinds, eventSynonyms), country: countryValues },
      products: new Map(),
      enrolled: new Set(),
    };
  const offered = await tx.select().from(products).where(eq(products.tenantId, ctx.tenantId));
  const all = await tx
    .select({ id: partners.id, name: partners.name })
    .from(partners)
    .where(eq(partners.tenantId, ctx.tenantId));
  const places = await tx
    .select({ partnerId: enrollments.partnerId })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.tenantId, ctx.tenantId),
        eq(enrollments.programId, at.programId ?? ''),
        eq(enrollments.status, 'active'),
      ),
    );
  return {
    fields: {
      product: known(
        offered.map((product) => ({ value: product.id, names: [product.name, product.code, product.id] })),
      ),
      partner: known(all.map(({ id, name }) => ({ value: id, names: [name, id] }))),
      customerCountry: countryValues,
      status: knownCodes([openStatus, ...closedDealStatuses], statusSynonyms),
    },
    products: new Map(offered.map((product) => [product.id, product])),
    enrolled: new Set(places.map(({ partnerId }) => partnerId)),
  };
}

/** What a value of the file stands for, by the mapping, else by its own name; undefined where nobody has said. */
export function resolveValue(
  values: KnownValues,
  text: string,
  mapped: Readonly<Record<string, string>> | undefined,
): string | undefined {
  return values.byName.get(nameKey(mapped?.[text] ?? text));
}

/** A guess for a value that stands for nothing yet: the most alike name. */
export function suggestValue(values: KnownValues, text: string): string | null {
  return values.synonyms.get(nameKey(text)) ?? mostAlike(text, values.names, 0.55);
}

function known(entries: readonly { readonly value: string; readonly names: readonly string[] }[]): KnownValues {
  const byName = new Map<string, string>();
  for (const { value, names } of entries)
    for (const name of names) if (!byName.has(nameKey(name))) byName.set(nameKey(name), value);
  return { byName, names: entries.flatMap(({ names }) => names.slice(0, 1)), synonyms: new Map() };
}

function knownCodes(codes: readonly string[], synonyms: Readonly<Record<string, readonly string[]>>): KnownValues {
  const values = known(codes.map((code) => ({ value: code, names: [code, code.replaceAll('_', ' ')] })));
  const pairs = Object.entries(synonyms).flatMap(([code, names]) => names.map((name) => [name, code] as const));
  return { ...values, synonyms: new Map(pairs) };
}

function knownCountries(): KnownValues {
  const english = new Intl.DisplayNames(['en'], { type: 'region' });
  return known(countries.map((country) => ({ value: country, names: [english.of(country) ?? country, country] })));
}
