import { permissionsOfMember } from '@countersign/domain/permission/permissions';
import { caseOf, Refusal } from './case-of.ts';
import { commentsOf, matches, revisions, timeline } from './case-records.ts';
import { cases } from './cases.ts';
import { accounts, at, calendars, me, members, partners, products, programs, tenant } from './company.ts';
import { importJob, importRows } from './imports.ts';
import { moneyAnswers } from './money-answers.ts';
import { moneyCases } from './money-records.ts';
import { partnerAnswers } from './partner-answers.ts';
import { newId } from './random.ts';
import { auditRows, contacts, enrollments, messages, policies } from './records.ts';

export interface Asked {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
}
type Answer = (asked: Asked) => unknown;

export const state = { isSignedIn: true, isSetupNeeded: false, pendingDecisions: 0 };

function found<T extends { id: string }>(items: readonly T[], id: string | undefined): T {
  const item = items.find((other) => other.id === id);
  if (item === undefined) throw new Refusal(404, 'not_found');
  return item;
}

function paged<T>(items: readonly T[], query: Record<string, unknown>) {
  const start = query['cursor'] === undefined ? 0 : Number(query['cursor']);
  const end = start + Number(query['limit'] ?? 25);
  return { items: items.slice(start, end), nextCursor: end < items.length ? String(end) : null, total: items.length };
}

const has = (text: string, query: Record<string, unknown>) => {
  const search = query['search'];
  return typeof search !== 'string' || text.toLowerCase().includes(search.toLowerCase());
};
const oneOf = (value: string, allowed: unknown) => !Array.isArray(allowed) || allowed.includes(value);
const same = (value: unknown, wanted: unknown) => wanted === undefined || value === wanted;

function sorted<T>(items: readonly T[], sort: unknown): T[] {
  if (typeof sort !== 'string') return [...items];
  const field = sort.replace('-', '') as keyof T;
  const turn = sort.startsWith('-') ? -1 : 1;
  return items.toSorted((left, right) => turn * String(left[field] ?? '~').localeCompare(String(right[field] ?? '~')));
}

function session() {
  const membership = { kind: 'member', id: me.id, tenantId: tenant.id, tenantName: tenant.name, roles: me.roles };
  const other = {
    ...membership,
    id: 'mem_01jt0zzzzzzzzzzzzzzzzzzzzz',
    tenantName: 'Nordhafen Logistik',
    roles: ['auditor'],
  };
  return {
    user: { id: 'user-0', name: me.name, email: me.email, locale: 'en', zone: 'Europe/Berlin', hasTwoFactor: false },
    memberships: [membership, other],
    current: membership,
    permissions: [...permissionsOfMember(me.roles)],
    branding: { tenantName: tenant.name, slug: tenant.slug, colour: tenant.colour, logoUrl: null },
    banners: [{ code: 'policy_not_reviewed', facts: {} }],
  };
}

const openTasks = () => [...cases, ...moneyCases].flatMap(({ task }) => (task?.status === 'open' ? [task] : []));
const taskOf = (id: string | undefined) => found(openTasks(), id);
const done = () => ({ commandId: newId('cmd'), status: 'done', caseStatus: null, code: null });

function decide({ params, body }: Asked) {
  const task = taskOf(params['id']);
  const item = caseOf(task.caseId);
  if (body['text'] === 'stale') throw new Refusal(412, 'stale_revision');
  const status =
    body['outcome'] === 'approve' ? 'approved' : body['outcome'] === 'reject' ? 'rejected' : 'changes_requested';
  task.status = 'decided';
  item.view.task = null;
  item.view.status = status;
  if (item.deal !== undefined) item.deal.status = status;
  if (body['internalNote'] !== 'slow') return done();
  state.pendingDecisions = 2;
  return { ...done(), status: 'pending' };
}

/** What each operation answers; everything else is 404. */
export const answers: Record<string, Answer> = {
  ...moneyAnswers,
  ...partnerAnswers,
  'session.get': () => (state.isSignedIn ? session() : null),
  'session.branding': () => ({ tenantName: tenant.name, slug: tenant.slug, colour: tenant.colour, logoUrl: null }),
  'session.invitation': () => ({
    kind: 'member',
    tenantName: tenant.name,
    partnerName: null,
    name: 'Jonas Lindqvist',
    email: 'jonas.lindqvist@halden.example',
    hasLogin: false,
  }),
  'session.accept-invitation': () => ({ email: 'jonas.lindqvist@halden.example' }),
  'session.update-profile': session,
  'setup.get': () => ({ isNeeded: state.isSetupNeeded }),
  'setup.create': () => ({ tenantId: tenant.id, programId: programs[0]?.id }),
  'tenant.get': () => tenant,
  'tenant.update': ({ body }) => Object.assign(tenant, body, { revision: tenant.revision + 1 }),
  'program.list': ({ query }) => paged(programs, query),
  'program.get': ({ params }) => found(programs, params['id']),
  'program.update': ({ params }) => found(programs, params['id']),
  'product.list': ({ query }) =>
    paged(
      products.filter(({ name }) => has(name, query)),
      query,
    ),
  'product.update': ({ params, body }) => Object.assign(found(products, params['id']), body),
  'calendar.list': ({ query }) => paged(calendars, query),
  'calendar.get': ({ params }) => found(calendars, params['id']),
  'calendar.preview': () => ({ dueAt: at(48) }),
  'member.list': ({ query }) =>
    paged(
      members.filter((member) => has(member.name + member.email, query) && same(member.status, query['status'])),
      query,
    ),
  'member.get': ({ params }) => found(members, params['id']),
  'member.invite': () => members[7],
  'member.update': ({ params, body }) => Object.assign(found(members, params['id']), body),
  'contact.list': ({ query }) =>
    paged(
      contacts.filter((contact) => same(contact.partnerId, query['partnerId']) && has(contact.name, query)),
      query,
    ),
  'partner.list': ({ query }) =>
    paged(
      sorted(
        partners.filter(
          (partner) =>
            has(partner.name, query) && oneOf(partner.type, query['type']) && oneOf(partner.status, query['status']),
        ),
        query['sort'],
      ),
      query,
    ),
  'partner.get': ({ params }) => found(partners, params['id']),
  'enrollment.list': ({ query }) =>
    paged(
      enrollments.filter(({ partnerId }) => same(partnerId, query['partnerId'])),
      query,
    ),
  'policy.list': ({ query }) =>
    paged(
      policies.map(({ versions: _versions, ...policy }) => policy),
      query,
    ),
  'policy.get': ({ params }) => found(policies, params['id']),
  'policy.preview': () => ({
    ruleName: 'large',
    auto: null,
    steps: [
      { name: 'partner_manager', who: 'partner.manager', eligible: 1, required: '1', dueIn: '2BD', dueAt: at(48) },
      { name: 'channel_director', who: 'channel_director', eligible: 2, required: '1', dueIn: '2BD', dueAt: at(96) },
    ],
    trace: [{ ruleName: 'contested', matched: false, error: null }],
  }),
  'deal-registration.list': ({ query }) =>
    paged(
      sorted(
        cases
          .map(({ deal }) => deal)
          .filter(
            (deal) =>
              has(`${deal.customerName} ${deal.number}`, query) &&
              oneOf(deal.status, query['status']) &&
              same(deal.partner.id, query['partnerId']),
          ),
        query['sort'],
      ),
      query,
    ),
  'deal-registration.get': ({ params }) =>
    found(
      cases.map(({ deal }) => deal),
      params['id'],
    ),
  'deal-registration.preview': () => ({
    isComplete: true,
    missing: [],
    steps: [{ name: 'partner_manager', who: 'partner_manager', dueIn: '2BD' }],
    expectedBy: at(48),
  }),
  'deal-registration.create-draft': () => cases.find(({ deal }) => deal.status === 'draft')?.deal,
  'deal-registration.matches': ({ params }) => ({
    items:
      found(
        cases.map(({ deal }) => deal),
        params['id'],
      ).hasMatches === true
        ? matches()
        : [],
  }),
  'case.get': ({ params }) => caseOf(params['id']).view,
  'case.timeline': ({ params }) => paged(timeline(params['id'] ?? ''), { limit: 100 }),
  'case.revisions': ({ params }) => ({ items: revisions(params['id'] ?? '') }),
  'case.comments': ({ params }) => paged(commentsOf(params['id'] ?? ''), { limit: 100 }),
  'case.comment': ({ params, body }) => {
    const comment = {
      id: newId('comment'),
      at: at(0),
      by: me.name,
      side: 'tenant',
      visibility: body['visibility'],
      text: body['text'],
      files: [],
    };
    commentsOf(params['id'] ?? '').push(comment);
    return comment;
  },
  'task.list': ({ query }) =>
    paged(
      sorted(
        openTasks().filter((task) => {
          if (query['scope'] === 'claimed' && task.claimedBy?.id !== me.id) return false;
          if (query['scope'] === 'blocked' || (query['overdue'] === 'true' && !task.isOverdue)) return false;
          return has(`${task.caseTitle} ${task.partnerName} ${task.caseNumber}`, query);
        }),
        query['sort'] ?? 'dueAt',
      ),
      query,
    ),
  'task.get': ({ params }) => taskOf(params['id']),
  'task.claim': ({ params }) => Object.assign(taskOf(params['id']), { claimedBy: { id: me.id, name: me.name } }),
  'task.release': ({ params }) => Object.assign(taskOf(params['id']), { claimedBy: null }),
  'task.reassign': done,
  'task.decide': decide,
  'command.get': () => {
    state.pendingDecisions -= 1;
    return { ...done(), status: state.pendingDecisions > 0 ? 'pending' : 'done' };
  },
  'account.list': ({ query }) =>
    paged(
      sorted(
        accounts.filter((account) => has(account.name, query) && same(account.kind, query['kind'])),
        query['sort'],
      ),
      query,
    ),
  'account.get': ({ params }) => found(accounts, params['id']),
  'import.list': ({ query }) => paged([importJob('committed'), importJob('validated'), importJob('uploaded')], query),
  'import.get': ({ params }) =>
    importJob(
      params['id']?.endsWith('3') === true
        ? 'uploaded'
        : params['id']?.endsWith('2') === true
          ? 'validated'
          : 'committed',
    ),
  'import.rows': ({ query }) => paged(importRows, query),
  'audit.list': ({ query }) => paged(auditRows, query),
  'audit.status': () => ({ rows: 320, sealed: 317, checkpointSequence: 300, checkpointAt: at(-1) }),
  'message.list': ({ query }) =>
    paged(
      messages.filter((message) => has(message.subject + message.to, query) && same(message.status, query['status'])),
      query,
    ),
  'message.get': ({ params }) => found(messages, params['id']),
  'api-key.list': ({ query }) =>
    paged(
      [
        {
          id: 'key_01jt00000000000000000000k1',
          name: 'CRM sync',
          start: 'cs_live_8f2',
          scopes: ['partner.list', 'partner.get'],
          createdAt: at(-900),
          lastUsedAt: at(-2),
          expiresAt: at(7000),
        },
      ],
      query,
    ),
  'api-key.create': ({ body }) => ({
    id: newId('key'),
    name: body['name'],
    start: 'cs_live_1ab',
    scopes: body['scopes'],
    createdAt: at(0),
    lastUsedAt: null,
    expiresAt: null,
    secret: 'cs_live_1abW7c0Qm5ZrT2kY9nH4vB8xJ3sD6fG',
  }),
};
