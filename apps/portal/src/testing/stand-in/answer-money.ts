import type { Answer, Asked } from './answer.ts';
import { idOf } from './company.ts';
import {
  explanationOf,
  type Method,
  makeBalances,
  makeLines,
  makeMethods,
  makePayouts,
  makeStatementLines,
  makeStatements,
  memberships,
  nothingFor,
} from './money.ts';
import {
  coupons,
  linkOf,
  makeCustomers,
  makeDailyClicks,
  makeEvents,
  makeLinks,
  touchOf,
  tracking,
} from './tracking.ts';

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const problem = (status: number, code: string): Answer => ({
  status,
  body: { code, title: code, status },
  type: 'application/problem+json',
});

function pageOf<Item>(items: readonly Item[]) {
  return { items, nextCursor: null, total: items.length };
}

/** Earnings, payouts and links of the stand-in; what a test changes is in its fields. */
export class StandInMoney {
  readonly now: number;
  balances = makeBalances();
  methods: Method[];
  links: ReturnType<typeof makeLinks>;
  payouts: ReturnType<typeof makePayouts>;
  events: ReturnType<typeof makeEvents>;

  constructor(now: number) {
    this.now = now;
    this.methods = makeMethods(now);
    this.links = makeLinks(now);
    this.payouts = makePayouts(now);
    this.events = makeEvents(now);
  }

  /** Undefined for what is not about money. */
  answer(concept: string, id: string, part: string, asked: Asked): Answer | undefined {
    switch (concept) {
      case 'balances':
        return ok({ items: this.balances });
      case 'lines':
        return ok(pageOf(this.#lines(asked)));
      case 'explanations':
        return this.#explain(id);
      case 'statements':
        return this.#statements(id, part);
      case 'payouts':
        return found(id === '' ? pageOf(this.payouts) : this.payouts.find((payout) => payout.id === id));
      case 'payment-methods':
        return asked.method === 'POST' ? this.#propose(asked) : ok(pageOf(this.methods));
      case 'enrollments':
        return ok(pageOf(memberships));
      default:
        return this.#tracking(concept, id, part, asked);
    }
  }

  #tracking(concept: string, id: string, part: string, asked: Asked): Answer | undefined {
    switch (concept) {
      case 'links':
        return this.#links(id, part, asked);
      case 'coupons':
        return ok(pageOf(coupons));
      case 'touches':
        return ok(id === 'daily' ? { items: makeDailyClicks(this.now) } : pageOf([touchOf(this.now)]));
      case 'events': {
        const status = asked.query.get('status');
        const externalId = asked.query.get('externalId');
        const matching = this.events.filter(
          (event) =>
            (status === null || event.status === status) && (externalId === null || event.externalId === externalId),
        );
        return found(id === '' ? pageOf(matching) : this.events.find((event) => event.id === id));
      }
      case 'end-customers':
        return ok(pageOf(makeCustomers(this.now)));
      case 'programs':
        return part === 'tracking' ? ok(tracking) : undefined;
      default:
        return undefined;
    }
  }

  #lines(asked: Asked) {
    const [state, eventId] = [asked.query.get('state'), asked.query.get('eventId')];
    return makeLines(this.now).filter(
      (line) => (state === null || line.state === state) && (eventId === null || line.eventId === eventId),
    );
  }

  #explain(id: string): Answer {
    const line = makeLines(this.now).find((one) => one.id === id || one.eventId === id);
    if (line !== undefined) return ok(explanationOf(line));
    const event = this.events.find((one) => one.id === id);
    return event === undefined ? problem(404, 'not_found') : ok(nothingFor(event));
  }

  #statements(id: string, part: string): Answer {
    const statements = makeStatements(this.now);
    if (id === '') return ok(pageOf(statements));
    if (part === 'lines') return ok(pageOf(makeStatementLines(this.now)));
    if (part === 'csv') return { status: 200, body: 'Line;Amount\n', type: 'text/csv' };
    return found(statements.find((statement) => statement.id === id));
  }

  #propose(asked: Asked): Answer {
    if (asked.body['password'] !== 'demo-password-1') return problem(422, 'password_wrong');
    const account = String(asked.body['account']);
    const [like] = makeMethods(this.now);
    if (like === undefined) return problem(500, 'internal');
    const made: Method = {
      ...like,
      id: idOf('pmt', this.methods.length + 10),
      rail: asked.body['rail'] === 'manual' ? 'manual' : 'sepa',
      holder: String(asked.body['holder']),
      account: `${account.slice(0, 2)}•• •••• ${account.slice(-4)}`,
      proposedAt: new Date(this.now).toISOString(),
      revision: 1,
    };
    this.methods.unshift(made);
    return ok(made, 201);
  }

  #links(id: string, part: string, asked: Asked): Answer {
    if (id === '' && asked.method === 'POST') {
      const { name, target, utm, enrollmentId } = asked.body;
      const made = linkOf(this.links.length + 1, this.now, {
        name: String(name),
        enrollmentId: String(enrollmentId),
        ...(typeof target === 'string' ? { target } : {}),
        utm: utm ?? {},
      });
      this.links.unshift(made);
      return ok(made, 201);
    }
    if (part === 'archive') {
      const archivedAt = new Date(this.now).toISOString();
      this.links = this.links.map((link) => (link.id === id ? { ...link, archivedAt } : link));
      return found(this.links.find((link) => link.id === id));
    }
    const isArchived = asked.query.get('archived') === 'true';
    return ok(pageOf(this.links.filter(({ archivedAt }) => (archivedAt !== null) === isArchived)));
  }
}

function found(body: unknown): Answer {
  return body === undefined ? problem(404, 'not_found') : ok(body);
}
