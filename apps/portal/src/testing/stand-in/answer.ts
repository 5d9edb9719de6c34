import {
  type DealField,
  type DealStatus,
  dealStatuses,
  mandatoryDealFields,
} from '@countersign/domain/deal-registration/deal';
import { StandInMoney } from './answer-money.ts';
import { branding, contacts, idOf, logo, owner, partner, products, programs, sessionFor } from './company.ts';
import { type CaseView, caseOf, commentsOf, type Deal, makeDeals, summaryOf, timelineOf } from './deals.ts';

/** What a page sent, parsed. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Record<string, unknown>;
}
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const problem = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { code, title: code, status, ...more },
  type: 'application/problem+json',
});

const actions: Readonly<Record<string, DealStatus>> = {
  withdraw: 'withdrawn',
  answer: 'in_review',
  extend: 'approved',
  win: 'win_reported',
  loss: 'lost',
  'offer/accept': 'approved',
  'offer/decline': 'withdrawn',
};

/** Enough of the API for every page of the portal, in memory. `isSignedIn` and the deals may be changed by a test. */
export class StandIn {
  readonly now: number;
  isSignedIn: boolean;
  isDown = false;
  /** Refused as soon as a draft is saved with the field that it names. */
  refusedEntry: { readonly field: DealField; readonly path: string; readonly code: string } | undefined;
  deals: Deal[];
  readonly money: StandInMoney;
  #user = {
    id: 'user_1',
    name: 'Lena Brandt',
    email: 'owner@nordlicht-it.example',
    locale: 'en' as 'en' | 'de',
    zone: 'Europe/Berlin',
    hasTwoFactor: false,
  };
  #comments = new Map<string, ReturnType<typeof commentsOf>>();
  #files = new Map<string, { id: string; name: string; size: number }>();
  #commands = new Map<string, { asked: number }>();

  constructor(options: { readonly now?: number; readonly dealCount?: number; readonly isSignedIn?: boolean } = {}) {
    this.now = options.now ?? Date.now();
    this.isSignedIn = options.isSignedIn ?? true;
    this.deals = makeDeals(this.now, options.dealCount ?? 184);
    this.money = new StandInMoney(this.now);
  }

  speak(locale: 'en' | 'de'): void {
    this.#user.locale = locale;
  }

  answer(asked: Asked): Answer {
    if (this.isDown) return problem(503, 'temporarily_unavailable');
    const { path } = asked;
    if (path.startsWith('/api/auth/')) return this.#identity(path.slice('/api/auth/'.length), asked);
    const place = path.slice('/api/v1'.length);
    if (place === '/branding') return ok(branding);
    if (place === '/branding/logo') return { status: 200, body: logo, type: 'image/svg+xml' };
    if (place === '/invitation') return this.#invitation(asked);
    if (!this.isSignedIn) return place === '/session' ? ok(null) : problem(401, 'sign_in_required');
    return this.#signedIn(place, asked);
  }

  #identity(path: string, asked: Asked): Answer {
    switch (path) {
      case 'sign-in/email':
        if (asked.body['password'] !== 'demo-password-1')
          return { status: 401, body: { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'x' } };
        if (this.#user.hasTwoFactor) return ok({ twoFactorRedirect: true });
        this.isSignedIn = true;
        return ok({ redirect: false });
      case 'sign-out':
        this.isSignedIn = false;
        return ok({ success: true });
      case 'two-factor/enable':
        return ok({
          totpURI: 'otpauth://totp/Halden:owner@nordlicht-it.example?secret=JBSWY3DPEHPK3PXPJBSWY3DP&issuer=Halden',
          backupCodes: codes,
        });
      case 'two-factor/verify-totp':
        if (asked.body['code'] !== '123456') return { status: 401, body: { code: 'INVALID_CODE', message: 'x' } };
        this.#user.hasTwoFactor = true;
        this.isSignedIn = true;
        return ok({});
      case 'two-factor/generate-backup-codes':
        return ok({ backupCodes: codes });
      case 'two-factor/disable':
        this.#user.hasTwoFactor = false;
        return ok({});
      default:
        return ok({ status: true });
    }
  }

  #invitation(asked: Asked): Answer {
    if (asked.method === 'POST') return ok({ email: 'new@nordlicht-it.example' });
    if (asked.query.get('token')?.startsWith('bad') === true) return problem(404, 'not_found');
    return ok({
      kind: 'contact',
      tenantName: 'Halden Systems',
      partnerName: partner.name,
      name: 'Nele Petersen',
      email: 'nele@nordlicht-it.example',
      hasLogin: false,
    });
  }

  #signedIn(place: string, asked: Asked): Answer {
    const membership = asked.headers['countersign-membership'];
    const [, concept = '', id = '', ...rest] = place.split('/');
    const money = this.money.answer(concept, id, rest.join('/'), asked);
    if (money !== undefined) return money;
    switch (concept) {
      case 'session':
        if (asked.method === 'PATCH') Object.assign(this.#user, asked.body);
        return ok(sessionFor(typeof membership === 'string' ? membership : undefined, { ...this.#user }));
      case 'own-onboardings':
      case 'own-agreements':
        return ok({ items: [] });
      case 'home':
        return ok(this.#home());
      case 'programs':
        return ok(pageOf(programs));
      case 'products':
        return ok(pageOf(products));
      case 'partners':
        return ok(
          asked.method === 'PATCH' ? Object.assign(partner, asked.body, { revision: partner.revision + 1 }) : partner,
        );
      case 'contacts':
        return this.#contacts(id, asked);
      case 'files':
        return asked.method === 'POST'
          ? ok(this.#upload(asked), 201)
          : ok({ link: 'given', url: '/', expiresAt: partner.createdAt });
      case 'file-limits':
        return ok({ bytesMax: 20_971_520, logoBytesMax: 524_288, perDay: 300, virusScanner: null });
      case 'commands':
        return this.#command(id);
      case 'cases':
        return this.#case(id, rest.join('/'), asked);
      case 'deal-registrations':
        return id === '' ? this.#dealList(asked) : this.#deal(id, rest.join('/'), asked);
      default:
        return problem(404, 'not_found');
    }
  }

  #upload(asked: Asked) {
    const file = { id: idOf('file', this.#files.size + 1), name: asked.query.get('name') ?? '', size: 120_000 };
    this.#files.set(file.id, file);
    return { ...file, mediaType: 'application/pdf', sha256: 'x' };
  }

  #home() {
    const needs = this.deals
      .filter((deal) => ['changes_requested', 'offered', 'draft'].includes(deal.status))
      .slice(0, 4);
    const expiring = this.deals.find((deal) => deal.status === 'approved');
    const need = (deal: Deal, kind: string) => ({
      kind,
      dealId: deal.id,
      caseId: deal.caseId,
      number: deal.number,
      customerName: deal.customerName,
      dueAt: deal.changes?.limitAt ?? deal.dueAt,
    });
    return {
      needsMe: [
        ...needs.filter((deal) => deal.status !== 'draft').map((deal) => need(deal, deal.status)),
        ...(expiring ? [need(expiring, 'expiring')] : []),
        ...needs.filter((deal) => deal.status === 'draft').map((deal) => need(deal, 'draft')),
      ],
      counts: dealStatuses.map((status) => ({
        status,
        count: this.deals.filter((deal) => deal.status === status).length,
      })),
      protectedTotal: [{ amount: '1284350.00', currency: 'EUR' }],
      recent: this.deals
        .filter((deal) => deal.status !== 'draft')
        .slice(0, 7)
        .map((deal) => ({
          dealId: deal.id,
          number: deal.number,
          customerName: deal.customerName ?? '',
          status: deal.status,
          changedAt: deal.changedAt,
        })),
      openLimit: { used: 17, limit: 25 },
    };
  }

  #contacts(id: string, asked: Asked): Answer {
    if (asked.method === 'GET') return ok(pageOf(contacts));
    if (asked.method === 'POST') {
      if (contacts.some((contact) => contact.email === asked.body['email'])) return problem(409, 'already_member');
      const first = contacts[0];
      if (first === undefined) return problem(500, 'internal');
      const made = { ...first, ...asked.body, id: idOf('con', contacts.length + 20), status: 'invited' as const };
      contacts.push(made);
      return ok(made, 201);
    }
    const index = contacts.findIndex((contact) => contact.id === id);
    const contact = contacts[index];
    if (contact === undefined) return problem(404, 'not_found');
    if (asked.method === 'DELETE') {
      if (contact.id === owner.id) return problem(409, 'last_administrator');
      contacts.splice(index, 1);
      return ok(null, 204);
    }
    return ok(Object.assign(contact, asked.body));
  }

  #command(id: string): Answer {
    const command = this.#commands.get(id);
    if (command === undefined) return problem(404, 'not_found');
    command.asked += 1;
    return ok({ commandId: id, status: command.asked > 1 ? 'done' : 'pending', caseStatus: null, code: null });
  }

  #case(id: string, part: string, asked: Asked): Answer {
    const deal = this.deals.find((one) => one.caseId === id);
    if (deal === undefined) return problem(404, 'not_found');
    if (part === 'timeline') return ok(pageOf(timelineOf(deal, this.now)));
    if (part === 'comments') {
      const comments = this.#comments.get(id) ?? commentsOf(this.now);
      this.#comments.set(id, comments);
      if (asked.method === 'GET') return ok(pageOf(comments));
      const made = {
        id: idOf('com', comments.length + 1),
        at: new Date().toISOString(),
        by: this.#user.name,
        side: 'partner' as const,
        visibility: 'shared' as const,
        text: String(asked.body['text']),
        files: (asked.body['fileIds'] as string[]).map((file) => this.#files.get(file) ?? unknownFile),
      };
      comments.push(made);
      return ok(made, 201);
    }
    return ok(caseOf(deal, this.now) satisfies CaseView);
  }

  #dealList(asked: Asked): Answer {
    if (asked.method === 'POST') {
      const first = makeDeals(this.now, 1)[0];
      if (first === undefined) return problem(500, 'internal');
      const made = {
        ...first,
        id: idOf('deal', this.deals.length + 1),
        customerName: null,
        products: [],
        amount: null,
        closeMonth: null,
        programId: String(asked.body['programId']),
        terms: {},
        revision: 0,
      };
      this.deals.unshift(withTerms(made, asked.body['terms'] as Deal['terms']));
      return ok(this.deals[0], 201);
    }
    const status = asked.query.get('status')?.split(',');
    const words = (asked.query.get('search') ?? '').toLowerCase();
    const found = this.deals.filter(
      (deal) =>
        (status === undefined || status.includes(deal.status)) &&
        `${deal.customerName} ${deal.number} ${deal.ownReference}`.toLowerCase().includes(words),
    );
    const from = Number(asked.query.get('cursor') ?? 0);
    const to = from + Number(asked.query.get('limit') ?? 25);
    return ok({
      items: found.slice(from, to).map(summaryOf),
      nextCursor: to < found.length ? String(to) : null,
      total: found.length,
    });
  }

  #deal(id: string, part: string, asked: Asked): Answer {
    const index = this.deals.findIndex((deal) => deal.id === id);
    const deal = this.deals[index];
    if (deal === undefined) return problem(404, 'not_found');
    if (part === 'preview') return ok(this.#preview(deal));
    if (asked.method === 'GET') return ok(deal);
    if (asked.method === 'DELETE') {
      this.deals.splice(index, 1);
      return ok(null, 204);
    }
    if (asked.headers['if-match'] === undefined) return problem(428, 'precondition_required');
    if (asked.headers['if-match'] !== `"${deal.revision}"`) return problem(412, 'stale_revision');
    if (asked.method === 'PATCH') {
      const { refusedEntry } = this;
      if (refusedEntry !== undefined && refusedEntry.field in (asked.body['terms'] as Deal['terms']))
        return problem(422, 'invalid_input', {
          errors: [{ field: refusedEntry.path, code: refusedEntry.code, message: 'words of the server' }],
        });
      const changed = withTerms(deal, asked.body['terms'] as Deal['terms']);
      this.deals[index] = changed;
      return ok(changed);
    }
    if (asked.headers['idempotency-key'] === undefined) return problem(400, 'idempotency_key_missing');
    if (part === 'submit') {
      const changed: Deal = {
        ...deal,
        status: 'submitted',
        caseId: idOf('case', 900 + index),
        number: 'DR-2026-00413',
        actions: ['withdraw'],
        submittedAt: new Date(this.now).toISOString(),
        heldBy: 'Halden Systems',
        dueAt: new Date(this.now + 1.7e8).toISOString(),
        submittedBy: this.#user.name,
        revision: deal.revision + 1,
      };
      this.deals[index] = changed;
      return ok(changed);
    }
    const status = actions[part];
    if (status === undefined) return problem(404, 'not_found');
    this.deals[index] = { ...deal, status, changes: null, offer: null, actions: [], revision: deal.revision + 1 };
    const commandId = idOf('cmd', this.#commands.size + 1);
    this.#commands.set(commandId, { asked: 0 });
    return ok({ commandId, status: 'pending', caseStatus: null, code: null }, 202);
  }

  #preview(deal: Deal) {
    const missing = mandatoryDealFields.filter((field) => deal.terms[field] === undefined);
    const isLarge = Number(deal.terms.amount?.amount ?? 0) > 50_000 || deal.terms.discountAsked !== undefined;
    const team = { name: 'partner_manager', who: 'partner.manager', dueIn: '2BD' };
    const more = [
      { name: 'channel_director', who: 'channel_director', dueIn: '2BD' },
      { name: 'finance', who: 'finance_approver', dueIn: '2BD' },
    ];
    return {
      isComplete: missing.length === 0,
      missing,
      steps: missing.length > 0 ? [] : isLarge ? [team, ...more] : [team],
      expectedBy: new Date(this.now + 1.7e8 * (isLarge ? 3 : 1)).toISOString(),
    };
  }
}

const unknownFile = { id: idOf('file', 0), name: 'unknown', size: 0 };

const codes = [
  'aB3kd-9sQwe',
  'Zx81p-Lm2Rt',
  'qW7nv-Yu4Io',
  'Pk5jh-Gf6Ds',
  'mN2bv-Cx9Za',
  'tR4ew-Qa1Sd',
  'hJ8kl-Pp3Oi',
  'uY6tr-Ew2Qz',
  'vB5nm-Kj7Hg',
  'oI9uy-Tr4Fd',
];

function pageOf<Item>(items: readonly Item[]) {
  return { items, nextCursor: null, total: items.length };
}

function withTerms(deal: Deal, patch: Deal['terms']): Deal {
  const merged = Object.entries({ ...deal.terms, ...patch }).filter(([, value]) => value !== null);
  const terms = Object.fromEntries(merged) as Deal['terms'];
  return {
    ...deal,
    terms,
    customerName: terms.customerName ?? null,
    customerCountry: terms.customerCountry ?? null,
    amount: terms.amount ?? null,
    closeMonth: terms.closeMonth ?? null,
    products: (terms.lines ?? []).map((line) => deal.productNames[line.productId] ?? ''),
    status: 'draft',
    actions: ['edit', 'discard', 'submit'],
    revision: deal.revision + 1,
  };
}
