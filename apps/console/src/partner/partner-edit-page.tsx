import { partnerStatuses, partnerTypes } from '@countersign/domain/partner/partner';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { call } from '../data/api.ts';
import { addressOrNull, chosenOf, textOf, textOrNull } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { partnerQuery } from './partner-query.ts';

export default function PartnerEditPage() {
  const t = useText();
  const { partnerId = '' } = useParams();
  const navigate = useNavigate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { data: partner, error, isPending, refetch } = useQuery(partnerQuery(partnerId));
  if (isPending) return <LoadingLines />;
  if (partner === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t('partner.editTitle', { name: partner.name })}
      back={{ to: `/partners/${partner.id}`, label: t('nav.backToPartner') }}
      width="reading"
    >
      <RecordForm
        key={partner.revision}
        columns={2}
        submitLabel={t('action.save')}
        initial={{
          name: partner.name,
          type: partner.type,
          country: partner.country,
          website: partner.website ?? '',
          registrationNumber: partner.registrationNumber ?? '',
          status: partner.status,
        }}
        fields={[
          { kind: 'text', name: 'name', label: t('field.name'), required: true },
          {
            kind: 'one',
            name: 'type',
            label: t('partner.type'),
            required: true,
            options: partnerTypes.map((type) => ({ id: type, label: t(`partnerType.${type}`) })),
          },
          { kind: 'country', name: 'country', label: t('field.country'), required: true },
          { kind: 'text', name: 'website', label: t('field.website'), max: 300 },
          { kind: 'text', name: 'registrationNumber', label: t('partnerPage.registrationNumber'), max: 60 },
          {
            kind: 'one',
            name: 'status',
            label: t('field.status'),
            help: t('partner.statusHelp'),
            required: true,
            options: partnerStatuses.map((status) => ({ id: status, label: t(`partnerStatus.${status}`) })),
          },
        ]}
        onSubmit={async (values) => {
          const status = chosenOf(values, 'status', partnerStatuses)[0];
          const type = chosenOf(values, 'type', partnerTypes)[0];
          await call('partner.update', {
            params: { id: partner.id },
            ifMatch: partner.revision,
            body: {
              name: textOf(values, 'name'),
              country: textOf(values, 'country'),
              website: addressOrNull(values, 'website'),
              registrationNumber: textOrNull(values, 'registrationNumber'),
              ...(type === undefined ? {} : { type }),
              ...(status === undefined ? {} : { status }),
            },
          });
          refresh();
          notify(t('action.saved'), { type: 'success' });
          void navigate(`/partners/${partner.id}`);
        }}
      />
    </Page>
  );
}
