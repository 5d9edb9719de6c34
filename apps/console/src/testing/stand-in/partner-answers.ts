import { cases } from './cases.ts';
import { at } from './company.ts';
import { newId } from './random.ts';

interface Asked {
  params: Record<string, string>;
  query: Record<string, unknown>;
}

const megabyte = 1024 * 1024;
const nothing = () => ({ items: [], nextCursor: null, total: 0 });
const euros = (amount: string) => ({ amount, currency: 'EUR' });

/** What a partner's page asks for besides the lists of the console. */
export const partnerAnswers: Record<string, (asked: Asked) => unknown> = {
  'case.list': ({ query }) => {
    const open = cases.filter(({ view }) => view.isOpen && view.partner?.id === query['partnerId']);
    return { items: open.slice(0, 8).map(({ view }) => view), nextCursor: null, total: open.length };
  },
  'partner.timeline': ({ params }) => ({
    items: cases
      .filter(({ view }) => view.partner?.id === params['id'])
      .slice(0, 6)
      .map(({ view }) => ({
        id: newId('evt'),
        at: view.openedAt,
        kind: 'submitted',
        actor: 'Lena Brandt',
        visibility: 'shared',
        text: null,
        facts: {},
        caseId: view.id,
        process: view.process,
        number: view.number,
        title: view.title,
      })),
    nextCursor: null,
  }),
  'partner.performance': ({ query }) => ({
    items: Array.from({ length: Number(query['months'] ?? 12) }, (_, index) => ({
      month: `2026-${String(index + 1).padStart(2, '0')}`,
      registered: index % 5,
      won: index % 3,
      wonAmounts: index % 3 === 0 ? [] : [euros('48210.00')],
      earned: [euros('1204.50')],
    })),
  }),
  'partner.agreements': () => ({ items: [] }),
  'file.list': () => ({
    items: [
      {
        id: newId('file'),
        name: 'offer.pdf',
        mediaType: 'application/pdf',
        size: 184_220,
        sha256: 'a'.repeat(64),
        purpose: 'evidence',
        caseId: null,
        isOfPartner: true,
        createdAt: at(-30),
      },
    ],
    nextCursor: null,
    total: 1,
  }),
  'file.limits': () => ({ bytesMax: 20 * megabyte, logoBytesMax: megabyte / 2, perDay: 300, virusScanner: null }),
  'file.link': ({ params }) => ({
    link: 'given',
    url: `/api/v1/files/${params['id']}/content?link=given`,
    expiresAt: at(0),
  }),
  'payout.balances': () => ({
    items: [
      {
        enrollmentId: newId('enr'),
        programName: 'Halden Channel',
        pending: euros('320.00'),
        available: euros('1240.50'),
        held: euros('0.00'),
        receivable: euros('0.00'),
        underWay: euros('0.00'),
        minimum: euros('50.00'),
        holdReason: null,
      },
    ],
  }),
  'hold.list': nothing,
  'vetting.list': nothing,
  'licence.list': nothing,
  'directory.list': nothing,
  'onboarding.list': nothing,
  'training.certificates': nothing,
  'tax-form.list': nothing,
  'exit.list': nothing,
};
