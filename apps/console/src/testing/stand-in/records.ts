import { defaultDealRegistrationPolicy } from '@countersign/domain/policy/default-deal-registration';
import { cases } from './cases.ts';
import { at, me, partners, programs } from './company.ts';
import { makeRandom, newId } from './random.ts';

const random = makeRandom(99);

export const contacts = partners.flatMap((partner, index) =>
  Array.from({ length: partner.contactCount }, (_, position) => ({
    id: newId('con'),
    partnerId: partner.id,
    personId: newId('person'),
    name: `${['Lena', 'Marco', 'Ines', 'Tom', 'Yara'][(index + position) % 5]} ${['Fischer', 'Conti', 'Duarte', 'Becker', 'Osman'][(index * 3 + position) % 5]}`,
    email: `${position === 0 ? 'owner' : `sales${position}`}@${partner.website.replace('https://', '')}`,
    roles: [(['owner', 'sales', 'marketing', 'finance'] as const)[position % 4] ?? 'sales'],
    seesAllDeals: position !== 1,
    status: 'active' as const,
    invitedAt: partner.createdAt,
  })),
);

export const enrollments = partners.flatMap((partner) =>
  partner.programs.map((program) => ({
    id: program.enrollmentId,
    partnerId: partner.id,
    partnerName: partner.name,
    programId: program.programId,
    programName: program.name,
    status: 'active' as const,
    tier: program.tier as string | null,
    group: null as string | null,
    manager: partner.manager,
    parentId: null as string | null,
  })),
);

const mail = (subject: string, name: string, number: string) =>
  `<!doctype html><html><head><style>.mail{font-family:sans-serif}.go{background:#1d5f58;color:#fff}</style></head><body style="margin:0;background:#f3f5f4"><div class="mail" style="max-width:560px;margin:24px auto;background:#ffffff;padding:28px;border-radius:8px"><h1 style="font-size:20px;margin:0 0 12px">${subject}</h1><p>Hello ${name},</p><p>the registration <strong>${number}</strong> has moved on. Open it to see what happens next and by when.</p><p><a class="go" style="display:inline-block;padding:10px 16px;border-radius:6px;text-decoration:none" href="https://partners.halden.example/cases">Open the registration</a></p><p style="color:#5a6763;font-size:13px">Halden Systems</p></div></body></html>`;

export const messages = cases.slice(0, 60).map(({ view }, index) => {
  const subject =
    [
      `${view.number}: protection granted`,
      `${view.number}: your answer is needed`,
      `${view.number}: a registration waits for you`,
    ][index % 3] ?? '';
  return {
    id: newId('msg'),
    to: `owner@partner-${index}.example`,
    subject,
    kind: ['deal_approved', 'deal_changes_requested', 'task_opened'][index % 3] ?? '',
    locale: index % 4 === 0 ? 'de' : 'en',
    status: (['kept', 'kept', 'sent', 'failed', 'waiting'] as const)[index % 5] ?? 'kept',
    caseId: view.id,
    createdAt: at(-index * 3 - 1),
    sentAt: index % 5 === 2 ? at(-index * 3) : null,
    lastError: index % 5 === 3 ? '550 5.1.1 mailbox unavailable' : null,
    text: `Hello Lena,\n\nthe registration ${view.number} has moved on. Open it to see what happens next and by when.\n\nHalden Systems`,
    html: mail(subject, 'Lena', view.number ?? ''),
  };
});

const actions = [
  'task.decide',
  'deal-registration.submit',
  'member.update',
  'program.update',
  'task.claim',
  'case.comment',
  'partner.create',
  'session.sign-in',
];
export const auditRows = Array.from({ length: 320 }, (_, index) => {
  const item = cases[index % cases.length];
  return {
    id: newId('audit'),
    at: at(-index * 0.7),
    actor:
      index % 9 === 0
        ? { kind: 'rule', id: null, name: 'Rule: standard deal' }
        : { kind: 'member', id: me.id, name: random.pick(['Ada Brandt', 'Petra Maier', 'Diego Romero']) },
    action: actions[index % actions.length] ?? '',
    subjectKind: 'deal-registration',
    subjectId: item?.deal.id ?? '',
    caseId: item?.view.id ?? null,
    facts: { number: item?.view.number, outcome: 'approve', step: 'Partner manager', revision: 1 },
    sealedAs: index < 3 ? null : 320 - index,
  };
});

const document = { ...defaultDealRegistrationPolicy };
export const policies = programs.map((program) => ({
  id: newId('policy'),
  process: 'deal-registration' as const,
  programId: program.id,
  programName: program.name,
  name: 'Deal registration',
  activeVersion: 2 as number | null,
  isReviewed: false,
  versions: [
    {
      id: newId('pver'),
      version: 2,
      status: 'active' as const,
      isReviewed: false,
      engine: 'cel-js 8.0.0',
      document,
      createdAt: at(-900),
      createdBy: 'Ada Brandt',
      activatedAt: at(-890),
      casesDecided: 38,
    },
    {
      id: newId('pver'),
      version: 1,
      status: 'retired' as const,
      isReviewed: true,
      engine: 'cel-js 8.0.0',
      document: { ...document, rules: document.rules.slice(1) },
      createdAt: at(-3000),
      createdBy: 'Diego Romero',
      activatedAt: at(-2990),
      casesDecided: 212,
    },
  ],
}));
