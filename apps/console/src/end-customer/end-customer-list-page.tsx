import type { Reply } from '@countersign/ui/client/operation-types';
import { RecordList } from '../list/record-list.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

type EndCustomerRow = Reply<'end-customer.list'>['items'][number];

/** Whoever bought, and which partner they are bound to. */
export default function EndCustomerListPage() {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const programs = usePrograms();
  return (
    <RecordList<EndCustomerRow>
      resource="end-customers"
      title={t('nav.endCustomers')}
      lead={t('endCustomer.listLead')}
      filters={[
        { kind: 'search', name: 'ref', label: t('endCustomer.refExact') },
        { kind: 'partner', name: 'partnerId', label: t('field.partner') },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
        {
          kind: 'one',
          name: 'isBound',
          label: t('endCustomer.binding'),
          options: [
            { id: 'true', label: t('endCustomer.isBound') },
            { id: 'false', label: t('endCustomer.isNotBound') },
          ],
        },
      ]}
      linkTo={(customer) => `/end-customers/${customer.id}`}
      columns={[
        { name: 'ref', label: t('event.customer'), render: (customer) => customer.ref ?? '–' },
        {
          name: 'partner',
          label: t('endCustomer.boundTo'),
          render: (customer) => customer.enrollment?.partnerName ?? t('event.nobody'),
        },
        {
          name: 'boundBy',
          label: t('endCustomer.boundBy'),
          render: (customer) => (customer.boundBy === null ? '–' : lookUp('candidateKind', customer.boundBy)),
        },
        {
          name: 'boundUntil',
          label: t('endCustomer.boundUntil'),
          isShort: true,
          render: (customer) =>
            customer.boundUntil !== null
              ? format.date(customer.boundUntil)
              : customer.enrollment === null
                ? '–'
                : t('endCustomer.forLife'),
        },
        { name: 'program', label: t('field.program'), render: (customer) => customer.programName },
        {
          name: 'firstEventAt',
          label: t('endCustomer.firstSeen'),
          isShort: true,
          render: (customer) => format.date(customer.firstEventAt),
        },
      ]}
      empty={{ title: t('endCustomer.emptyTitle'), text: t('endCustomer.emptyText') }}
    />
  );
}
