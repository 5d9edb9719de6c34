import { partnerTypes } from '@countersign/domain/partner/partner';
import { useNotify, useRefresh } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { addressOrNull, chosenOf, textOf, textOrNull } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { useMemberChoices, usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';

export default function PartnerCreatePage() {
  const t = useText();
  const navigate = useNavigate();
  const notify = useNotify();
  const refresh = useRefresh();
  const programs = usePrograms();
  const members = useMemberChoices();
  return (
    <Page
      title={t('partner.add')}
      lead={t('partner.addLead')}
      back={{ to: '/partners', label: t('nav.backToPartners') }}
      width="reading"
    >
      <RecordForm
        startsFocused
        columns={2}
        submitLabel={t('partner.add')}
        initial={{ type: 'reseller' }}
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
          { kind: 'one', name: 'programId', label: t('field.program'), required: true, options: programs },
          {
            kind: 'one',
            name: 'managerId',
            label: t('partner.manager'),
            help: t('partner.managerHelp'),
            options: members,
          },
        ]}
        onSubmit={async (values) => {
          const partner = await call('partner.create', {
            body: {
              name: textOf(values, 'name'),
              type: chosenOf(values, 'type', partnerTypes)[0] ?? 'reseller',
              country: textOf(values, 'country'),
              website: addressOrNull(values, 'website'),
              registrationNumber: textOrNull(values, 'registrationNumber'),
              programId: textOf(values, 'programId'),
              managerId: textOrNull(values, 'managerId'),
            },
          });
          refresh();
          notify(t('partner.added', { name: partner.name }), { type: 'success' });
          void navigate(`/partners/${partner.id}`);
        }}
      />
    </Page>
  );
}
