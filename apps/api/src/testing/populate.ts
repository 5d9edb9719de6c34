import { rateQueued } from '@countersign/services/rating/rate-queued';
import { recordSales, startPlan, twentyPercent } from '@countersign/services/rating/testing/sales';
import { tellDeals } from '@countersign/services/testing/deal-story';
import { populateMoney } from '@countersign/services/testing/populate-money';
import { populateOnboarding } from '@countersign/services/testing/populate-onboarding';
import { populateSagas } from '@countersign/services/testing/populate-sagas';
import { populateScreening } from '@countersign/services/testing/populate-screening';
import { populateTraining } from '@countersign/services/testing/populate-training';
import { populateVetting } from '@countersign/services/testing/populate-vetting';
import { createTestTenant, type TestTenant } from '@countersign/services/testing/test-tenant';
import { type Caller, idempotencyKey, type Reply, type TestApi } from './api-of-suite.ts';

/** Words that stand in this tenant and nowhere else. */
export const telltales = [
  'Ossifrage',
  'Zephyrquarry',
  'Wombatholm',
  'Xanthe',
  'Quokkaware',
  'Numbatlist',
  'Tamarinkey',
  'Okapinote',
  'Gharialprogram',
  'Pangolinlink',
  'PLATYPUSCODE',
  'Dibblercustomer',
  'Bilby',
  'NARBALEK',
  'Kowarisub',
  'Marmosetplan',
  'Hyraxsource',
  'Tapirprospect',
  'Lorisprofile',
] as const;

export interface Populated {
  readonly tenant: TestTenant;
  readonly admin: Caller;
  readonly owner: Caller;
  /** One id of each concept, by its name. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A tenant that has one of everything, each made through the product itself. */
export async function populate(api: TestApi): Promise<Populated> {
  const tenant = await createTestTenant(api.database);
  const admin = await api.as(tenant.members.admin);
  const owner = await api.as(tenant.partnerA.owner);
  const post = async (caller: Caller, path: string, body: unknown, headers: Record<string, string> = {}) =>
    idOf(await caller(`/api/v1${path}`, { method: 'POST', body, headers: { ...idempotencyKey(), ...headers } }));

  const product = await post(admin, '/products', { name: 'Quokkaware', code: 'QUOKKA' });
  const account = await post(admin, '/accounts', { name: 'Zephyrquarry AG', kind: 'customer', country: 'DE' });
  const partner = await post(admin, '/partners', {
    name: 'Ossifrage Networks',
    type: 'reseller',
    country: 'DE',
    programId: tenant.programId,
  });
  const member = await post(admin, '/members', {
    name: 'Xanthe Vole',
    email: 'xanthe@halden.example',
    roles: ['legal'],
  });
  const contact = await post(admin, '/contacts', {
    partnerId: partner,
    name: 'Xanthe Ibis',
    email: 'ibis@halden.example',
    roles: ['sales'],
  });
  const program = await post(admin, '/programs', {
    name: 'Gharialprogram',
    preset: 'saas',
    currency: 'EUR',
    zone: 'Europe/Berlin',
    calendarId: tenant.calendarId,
  });
  const apiKey = await post(admin, '/api-keys', { name: 'Tamarinkey', scopes: ['partner.list'] });
  const evidence = await upload(owner, 'Okapinote.txt', 'evidence', 'Okapinote of an order');
  const csv = await upload(admin, 'Numbatlist.csv', 'import', 'Name,Country\nNumbatlist Ltd,GB\n');
  const importJob = await post(admin, '/imports', { kind: 'account', fileId: csv });

  const stories = tellDeals(tenant);
  const deal = await stories.submit(tenant.partnerA.owner.ctx, {
    customerName: 'Wombatholm GmbH',
    customerCountry: 'DE',
    customerWebsite: 'https://wombatholm.example',
    lines: [{ productId: tenant.products.gtxPro, quantity: 4 }],
    amount: { amount: '80000.00', currency: 'EUR' },
    closeMonth: '2026-09',
    stage: 'qualified',
    evidence: [evidence],
    contacts: [{ name: 'Xanthe Customer' }],
  });
  const task = await stories.taskOf(tenant.pm, deal.id);
  const decided = await stories.decide(tenant.pm, deal.id, { outcome: 'approve' });
  const caseId = String(deal.caseId);
  const comment = await post(admin, `/cases/${caseId}/comments`, { text: 'Okapinote for us', visibility: 'internal' });
  const draft = await post(owner, '/deal-registrations', {
    programId: tenant.programId,
    terms: { customerName: 'Wombatholm draft' },
  });
  const { revision } = (await admin(`/api/v1/programs/${tenant.programId}/tracking`)).json;
  await admin(`/api/v1/programs/${tenant.programId}/tracking`, {
    method: 'PUT',
    headers: { 'if-match': `"${revision}"` },
    body: {
      hosts: ['sample.example'],
      defaultTarget: 'https://sample.example/',
      cookieDays: 30,
      cookieMode: 'always',
      customerMask: 'masked',
    },
  });
  const { enrollmentId } = tenant.partnerA;
  const link = await post(owner, '/links', { enrollmentId, name: 'Pangolinlink' });
  const coupon = await post(admin, '/coupons', { enrollmentId, code: 'PLATYPUSCODE' });
  const plan = await startPlan(tenant, twentyPercent, { from: '2026-04-02', name: 'Marmosetplan' });
  const override = await post(admin, `/plans/${plan}/overrides`, {
    enrollmentId: tenant.partnerA.enrollmentId,
    rule: 'standard',
    params: { percent: '25' },
    reason: 'Marmosetplan for one',
    validFrom: '2099-01-01',
  });
  await recordSales(tenant, [{ at: '2026-04-02T12:00:00Z', net: 100_000n }]);
  await rateQueued(tenant.system);
  const eventSource = await post(admin, '/event-sources', {
    programId: tenant.programId,
    name: 'Hyraxsource',
    kind: 'api',
  });
  const legalEntity = await post(admin, '/legal-entities', { name: 'Numbat Entity', baseCurrency: 'EUR' });
  const event = await admin('/api/v1/events', {
    body: {
      sourceId: eventSource,
      kind: 'order',
      externalId: 'Bilbykept',
      customer: 'Dibblercustomer',
      coupon: 'BILBYUNKNOWN',
      net: { amount: '100.00', currency: 'EUR' },
    },
    headers: idempotencyKey(),
  });
  if (event.json.status !== 'kept') throw new Error(`could not populate: ${event.text}`);
  const money = await populateMoney(tenant, link);
  const vetting = await populateVetting(tenant);
  const sagas = await populateSagas(tenant);
  const onboarding = await populateOnboarding(tenant);
  const training = await populateTraining(tenant);
  const screening = await populateScreening(api.database, tenant);
  const prospect = await post(admin, '/prospects', {
    programId: tenant.programId,
    source: 'research',
    partnerType: 'reseller',
    name: 'Tapirprospect',
    country: 'DE',
    contactEmail: 'tapir@halden.example',
  });
  const dataRequest = await post(admin, '/data-requests', {
    kind: 'export',
    programId: tenant.programId,
    email: 'numbat@halden.example',
    note: 'Okapinote by letter',
  });
  const { applicationId } = (
    await admin(`/api/v1/prospects/${prospect}/application`, { method: 'POST', headers: idempotencyKey() })
  ).json;
  const shown = await owner('/api/v1/directory-profile', {
    method: 'PUT',
    body: {
      description: 'Lorisprofile',
      competences: ['consulting'],
      countries: ['DE'],
      languages: ['de'],
      website: null,
      logoFileId: null,
    },
  });
  if (shown.status !== 200) throw new Error(`could not populate: ${shown.text}`);
  const leaving = String((await admin(`/api/v1/enrollments?partnerId=${partner}`)).json.items[0]?.id);
  const exit = await post(admin, '/exits', {
    enrollmentId: leaving,
    reason: 'inactivity',
    noticeDays: 30,
    clawbackDays: 30,
    choices: { deals: 'honour', transferTo: null, exceptions: [], links: 'program_page' },
    note: 'Okapinote about leaving',
    partnerText: 'Okapinote for whoever leaves',
  });
  const tierChange = await post(admin, '/tier-changes', {
    enrollmentId: tenant.partnerA.enrollmentId,
    tier: 'Marmosetplan tier',
    effectiveOn: '2099-01-01',
    endsOn: null,
    reason: 'negotiated',
    note: 'Okapinote about a tier',
    partnerText: 'Okapinote for the partner',
  });
  const first = async (path: string) => String((await admin(`/api/v1${path}`)).json.items[0]?.id);

  return {
    tenant,
    admin,
    owner,
    ids: {
      tenant: tenant.id,
      program,
      product,
      account,
      partner,
      member,
      contact,
      calendar: tenant.calendarId,
      enrollment: tenant.partnerA.enrollmentId,
      policy: await first('/policies'),
      message: await first('/messages'),
      'api-key': apiKey,
      file: evidence,
      import: importJob,
      'deal-registration': deal.id,
      draft,
      case: caseId,
      task: task.id,
      comment,
      command: decided.commandId,
      tracking: tenant.programId,
      link,
      coupon,
      plan,
      override,
      line: await first('/lines'),
      'legal-entity': legalEntity,
      event: event.json.eventId,
      'event-source': eventSource,
      'end-customer': await first('/end-customers'),
      ...money,
      ...vetting,
      ...sagas,
      exit,
      'tier-change': tierChange,
      ...onboarding,
      ...training,
      ...screening,
      prospect,
      'data-request': dataRequest,
      directory: tenant.partnerA.id,
      application: String(applicationId),
      form: await first('/forms'),
    },
  };
}

async function upload(caller: Caller, name: string, purpose: string, text: string): Promise<string> {
  return idOf(
    await caller(`/api/v1/files?name=${encodeURIComponent(name)}&purpose=${purpose}`, {
      method: 'POST',
      raw: new TextEncoder().encode(text),
      headers: { 'content-type': 'application/octet-stream', ...idempotencyKey() },
    }),
  );
}

function idOf(reply: Reply): string {
  if (reply.status >= 300) throw new Error(`could not populate: ${reply.status} ${reply.text}`);
  return String(reply.json.id);
}

const fieldConcepts: Readonly<Record<string, string>> = {
  dealId: 'deal-registration',
  managerId: 'member',
  transferTo: 'enrollment',
  salesOwnerId: 'member',
  toMemberId: 'member',
  reportsTo: 'member',
  sameAsId: 'contact',
  actorId: 'member',
  parentId: 'enrollment',
  fileId: 'file',
  fileIds: 'file',
  evidence: 'file',
  logoFileId: 'file',
  versionId: 'policy',
  legalEntityId: 'legal-entity',
  sourceId: 'event-source',
  subjectId: 'deal-registration',
  replacesId: 'renewal',
  payoutId: 'held-payout',
  runId: 'payout-run',
  ownerMemberId: 'member',
  endCustomerId: 'end-customer',
};

/** The id for a field by its name; `id` is the concept's own. */
export function idsOf(populated: Pick<Populated, 'ids'>, concept: string): (field: string) => string {
  return (field) => {
    const wanted = field === 'id' ? concept : (fieldConcepts[field] ?? field.replace(/Id$/, ''));
    const id = populated.ids[wanted];
    if (id === undefined) throw new Error(`no id for ${concept} ${field}`);
    return id;
  };
}
