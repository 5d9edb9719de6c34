import type { CaseView } from '@countersign/contracts/case/operations';
import type { Deal } from '@countersign/contracts/deal-registration/operations';
import type { Task } from '@countersign/contracts/task/task';
import type { DealStatus } from '@countersign/domain/deal-registration/deal';
import { at, day, me, members, partners, products, programs } from './company.ts';
import { makeRandom, newId } from './random.ts';

const random = makeRandom(7);

const customers = [
  ['Müller & Söhne GmbH', 'DE'],
  ['Aurora Windkraft AG', 'DE'],
  ['Société Générale de Levage', 'FR'],
  ['Fjord Seafood AS', 'NO'],
  ['Brightwater Utilities plc', 'GB'],
  ['Banca del Lago', 'IT'],
  ['Kowalski Maszyny Sp. z o.o.', 'PL'],
  ['Delfin Logística S.L.', 'ES'],
  ['Hoogland Kassenbouw B.V.', 'NL'],
  ['Prairie Grain Cooperative', 'US'],
  ['Zugspitz Optik GmbH', 'AT'],
  ['Helvetia Präzision AG', 'CH'],
] as const;

const statuses: readonly DealStatus[] = [
  'in_review',
  'in_review',
  'in_review',
  'approved',
  'approved',
  'changes_requested',
  'waitlisted',
  'offered',
  'win_reported',
  'won',
  'lost',
  'rejected',
  'withdrawn',
  'expired',
  'draft',
  'submitted',
];

export interface StandInCase {
  view: CaseView;
  deal: Deal;
  task: Task | null;
}

function makeCase(index: number): StandInCase {
  const status: DealStatus = index < 26 ? 'in_review' : (statuses[index % statuses.length] ?? 'in_review');
  const [base, country] = customers[index % customers.length] ?? ['Customer', 'DE'];
  const customerName = index < customers.length ? base : `${base} ${['Nord', 'Süd', 'West', 'Ost'][index % 4]}`;
  const partner = partners[(index * 7) % partners.length] as (typeof partners)[number];
  const program = programs[index % 3] as (typeof programs)[number];
  const lines = [products[index % 5], products[(index + 2) % 5]]
    .slice(0, random.between(1, 2))
    .map((product) => ({ productId: product?.id ?? '', quantity: random.between(1, 12) }));
  const amount = { amount: index === 0 ? '46052.00' : `${random.between(4, 240) * 500}.00`, currency: 'EUR' };
  const isReview = status === 'in_review' || status === 'win_reported';
  const dueHours = index === 3 ? -30 : index === 5 ? -4 : random.between(2, 90);
  const caseId = status === 'draft' ? null : newId('case');
  const number = status === 'draft' ? null : `DR-2026-${String(400 + index).padStart(5, '0')}`;
  const openedHours = -random.between(10, 1400);
  const isLarge = Number(amount.amount) > 50_000;
  const dealId = newId('deal');
  const isClosed = ['won', 'lost', 'rejected', 'withdrawn', 'expired'].includes(status);
  const isProtected = ['approved', 'win_reported'].includes(status);
  const heldBy = isReview
    ? 'partner_manager'
    : status === 'changes_requested' || status === 'offered'
      ? partner.name
      : null;
  const deal: Deal = {
    id: dealId,
    caseId,
    number,
    status,
    programId: program.id,
    programName: program.name,
    partner: { id: partner.id, name: partner.name },
    customerName,
    customerCountry: country,
    products: lines.map(({ productId }) => products.find(({ id }) => id === productId)?.name ?? ''),
    amount,
    closeMonth: '2027-02',
    submittedAt: status === 'draft' ? null : at(openedHours),
    protectedUntil: isProtected ? day(random.between(9, 88)) : null,
    heldBy,
    dueAt: isReview ? at(dueHours) : null,
    ownReference: random.chance(0.4) ? `OPP-${random.between(100, 999)}` : null,
    hasMatches: index % 3 === 0,
    origin: 'demo',
    changedAt: at(openedHours / 2),
    revision: 1,
    terms: {
      customerName,
      customerCountry: country,
      customerWebsite: `https://customer-${index}.example`,
      customerRegistrationNumber: 'HRB 48213',
      customerCity: 'Kassel',
      lines,
      amount,
      closeMonth: '2027-02',
      stage: 'technical_validation',
      saleKind: 'new',
      contacts: [{ name: 'Katrin Vogel', title: 'Head of procurement', email: 'k.vogel@customer.example' }],
      incumbent: 'In-house spreadsheet',
      competitor: 'None named',
      discountAsked: { kind: 'percent', bp: index % 2 === 0 ? 1800 : 1500 },
      description:
        'Replacement of the planning tool at two plants. A pilot ran in September; the works council has agreed.',
    },
    files: [{ id: newId('file'), name: 'requirements.pdf', mediaType: 'application/pdf', size: 248_120 }],
    productNames: Object.fromEntries(products.map(({ id, name }) => [id, name])),
    submittedBy: 'Lena Fischer',
    grantedDiscountBp: isProtected ? 1500 : null,
    standardDiscountBp: 1500,
    protectionZone: 'Europe/Berlin',
    extensionsUsed: 0,
    changes:
      status === 'changes_requested'
        ? { fields: ['closeMonth'], text: 'Please confirm when the customer expects to sign.', limitAt: at(200) }
        : null,
    offer: status === 'offered' ? { acceptBy: at(40) } : null,
    rejection: status === 'rejected' ? { reason: 'duplicate', text: 'This customer is already registered.' } : null,
    win:
      status === 'won' || status === 'win_reported'
        ? { orderNumber: 'PO-77120', wonOn: day(-6), amount, confirmedAt: status === 'won' ? at(-20) : null }
        : null,
    loss: status === 'lost' ? { reason: 'price', text: 'Budget was cut in half.' } : null,
    actions:
      status === 'draft'
        ? ['edit', 'discard', 'submit']
        : isProtected
          ? ['extend', 'report_win', 'report_loss']
          : isClosed
            ? []
            : ['withdraw'],
  };
  const task: Task | null = isReview
    ? makeTask({ index, deal, caseId: caseId ?? '', dueHours, openedHours, isLarge })
    : null;
  const view: CaseView = {
    id: caseId ?? newId('case'),
    process: 'deal-registration',
    number,
    title: customerName,
    status,
    isOpen: !isClosed,
    programName: program.name,
    partner: { id: partner.id, name: partner.name },
    subjectId: dealId,
    openedAt: at(openedHours),
    closedAt: isClosed ? at(-12) : null,
    revision: 1,
    whereabouts: {
      state: status,
      heldBy,
      side: isReview ? 'tenant' : isClosed || isProtected ? 'nobody' : 'partner',
      dueAt: isReview ? at(dueHours) : null,
      isPaused: status === 'changes_requested',
    },
    nextEvent: isReview
      ? { kind: 'escalate_100', at: at(dueHours) }
      : isProtected
        ? { kind: 'expired', at: at(24 * 40) }
        : null,
    route: routeOf(isReview, isLarge, dueHours),
    policy: {
      name: 'Deal registration',
      version: 1,
      ruleName: isLarge ? 'large' : 'contested',
      isReviewed: false,
    },
    task,
    isBlocked: false,
    mayWithdraw: false,
  };
  return { view, deal, task };
}

function routeOf(isReview: boolean, isLarge: boolean, dueHours: number): CaseView['route'] {
  const decided = { by: 'Petra Maier', outcome: 'approve', at: at(-20) };
  const steps: CaseView['route'] = [
    {
      name: 'partner_manager',
      state: isReview ? 'current' : 'done',
      who: 'partner.manager',
      required: 1,
      given: isReview ? 0 : 1,
      dueAt: at(dueHours),
      decisions: isReview ? [] : [decided],
    },
    {
      name: 'sales_owner',
      state: isReview ? 'ahead' : 'done',
      who: 'sales_owner',
      required: 1,
      given: isReview ? 0 : 1,
      dueAt: null,
      decisions: isReview ? [] : [{ ...decided, by: 'Samir Haddad' }],
    },
  ];
  if (!isLarge) return steps;
  return [
    ...steps,
    {
      name: 'finance',
      state: isReview ? 'ahead' : 'done',
      who: 'finance_approver',
      required: 1,
      given: isReview ? 0 : 1,
      dueAt: null,
      decisions: isReview ? [] : [{ ...decided, by: 'Fiona Walsh' }],
    },
  ];
}

function makeTask(input: {
  index: number;
  deal: Deal;
  caseId: string;
  dueHours: number;
  openedHours: number;
  isLarge: boolean;
}): Task {
  const { index, deal, caseId, dueHours, openedHours, isLarge } = input;
  const isClaimed = index % 5 === 1;
  const isOwn = index === 7;
  return {
    id: newId('task'),
    caseId,
    process: 'deal-registration',
    kind: deal.status === 'win_reported' ? 'confirm_win' : 'review',
    status: 'open',
    step: isLarge ? 'channel_director' : 'partner_manager',
    caseNumber: deal.number,
    caseTitle: deal.customerName ?? '',
    partnerName: deal.partner.name,
    programName: deal.programName,
    amount: deal.amount,
    openedAt: at(openedHours),
    dueAt: at(dueHours),
    isOverdue: dueHours < 0,
    isEscalated: dueHours < -24,
    required: 1,
    given: 0,
    claimedBy: isClaimed
      ? { id: members[2]?.id ?? '', name: 'Diego Romero' }
      : index === 2
        ? { id: me.id, name: me.name }
        : null,
    whyMe:
      index === 3
        ? [{ kind: 'escalation', value: 'channel_director' }]
        : index % 4 === 0
          ? [{ kind: 'relation', value: 'partner.manager' }]
          : [{ kind: 'role', value: 'channel_director' }],
    whyRouted: {
      ruleName: isLarge ? 'large' : 'contested',
      facts: {
        hasMatch: index % 3 === 0,
        matchScore: 97,
        isNamedAccount: false,
        amountKnown: true,
        amountMinor: `${deal.amount?.amount.replace('.', '')}`,
        thresholdMinor: '5000000',
        discountAskedBp: index % 2 === 0 ? 1800 : 1500,
        standardDiscountBp: 1500,
        hasContact: true,
        isRandomSample: false,
      },
    },
    canDecide: !isOwn,
    cannotBecause: isOwn ? 'own_case' : null,
    outcomes: deal.status === 'win_reported' ? ['approve', 'reject'] : ['approve', 'reject', 'request_changes'],
    isLastApproval: !isLarge,
    approvalGives: isLarge ? null : index % 6 === 0 ? 'wait' : 'protect',
    revision: 1,
  };
}

export const cases = Array.from({ length: 160 }, (_, index) => makeCase(index));
