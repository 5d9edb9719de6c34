import { caseOf } from './case-of.ts';
import { cases } from './cases.ts';
import { accounts, at, nowMs } from './company.ts';
import { newId } from './random.ts';

const comments = new Map<string, unknown[]>();

export function matches() {
  const other = cases[4]?.deal;
  const account = accounts[0];
  return [
    {
      id: newId('match'),
      kind: 'registration',
      subjectId: other?.id ?? '',
      label: other?.number ?? '',
      customerName: 'Mueller u. Soehne',
      country: 'DE',
      partnerName: other?.partner.name ?? '',
      salesOwner: null,
      status: 'in_review',
      isNamedAccount: false,
      holdsSlot: true,
      score: 97,
      reasons: [
        { kind: 'name_same', left: 'Müller & Söhne GmbH', right: 'Mueller u. Soehne' },
        { kind: 'country', left: 'DE', right: 'DE' },
      ],
    },
    {
      id: newId('match'),
      kind: 'account',
      subjectId: account?.id ?? '',
      label: account?.name ?? '',
      customerName: account?.name ?? '',
      country: 'DE',
      partnerName: null,
      salesOwner: 'Samir Haddad',
      status: 'customer',
      isNamedAccount: true,
      holdsSlot: false,
      score: 78,
      reasons: [{ kind: 'domain', left: 'mueller.example', right: 'mueller.example' }],
    },
  ];
}

export function timeline(id: string) {
  const { view } = caseOf(id);
  const partner = view.partner?.name ?? '';
  const opened = (new Date(view.openedAt).getTime() - nowMs) / 3_600_000;
  const entry = (hours: number, kind: string, actor: string, text: string | null = null, visibility = 'shared') => ({
    id: newId('tl'),
    at: at(opened + hours),
    kind,
    actor,
    visibility,
    text,
    facts: {},
  });
  return [
    entry(0, 'submitted', `Lena Fischer, ${partner}`),
    entry(0.1, 'route_resolved', 'Policy', null, 'internal'),
    entry(0.2, 'step_opened', 'Policy'),
    entry(3, 'changes_requested', 'Petra Maier', 'When does the customer expect to sign?'),
    entry(7, 'changes_answered', `Lena Fischer, ${partner}`),
    entry(8, 'commented', 'Petra Maier', 'A rival has registered the same customer.', 'internal'),
    entry(9, 'reminded', 'Deadline'),
  ];
}

export function revisions(id: string) {
  const { view } = caseOf(id);
  const hash = 'b7f3'.repeat(16);
  return [
    { revision: 1, at: view.openedAt, by: 'Lena Fischer', termsHash: hash, changes: [] },
    {
      revision: 2,
      at: at(-30),
      by: 'Lena Fischer',
      termsHash: hash,
      changes: [
        { field: 'closeMonth', before: '2026-12', after: '2027-02' },
        {
          field: 'amount',
          before: { amount: '41000.00', currency: 'EUR' },
          after: { amount: '46052.00', currency: 'EUR' },
        },
      ],
    },
  ];
}

export function commentsOf(id: string): unknown[] {
  const existing = comments.get(id);
  if (existing !== undefined) return existing;
  const made = [
    {
      id: newId('comment'),
      at: at(-29),
      by: 'Petra Maier',
      side: 'tenant',
      visibility: 'internal',
      text: 'A rival has registered the same customer under another spelling.',
      files: [],
    },
    {
      id: newId('comment'),
      at: at(-26),
      by: 'Lena Fischer',
      side: 'partner',
      visibility: 'shared',
      text: 'The works council has agreed; the order will come in February.',
      files: [{ id: 'file_01jt0f00000000000000000009', name: 'minutes.pdf', size: 88_412 }],
    },
  ];
  comments.set(id, made);
  return made;
}
