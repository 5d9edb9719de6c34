import { vettingOccasions } from '@countersign/domain/vetting/vetting';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { call } from '../data/api.ts';
import { chosenOf, textOf, textOrNull } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

const occasions = vettingOccasions.filter((occasion) => occasion !== 'application');

/** Begins to look at a partner; it is asked for what its type and country need. */
export function OpenVettingDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  const partners = useQuery({
    queryKey: ['partners', 'choices'],
    queryFn: ({ signal }) => call('partner.list', { query: { limit: 200 }, signal }),
  }).data;
  const programs = useQuery({
    queryKey: ['programs', 'choices'],
    queryFn: ({ signal }) => call('program.list', { query: { limit: 200 }, signal }),
  }).data;
  const options = (items: readonly { id: string; name: string }[] | undefined) =>
    (items ?? []).map(({ id, name }) => ({ id, label: name }));
  return (
    <RecordFormDialog
      title={t('vetting.openTitle')}
      submitLabel={t('vetting.open')}
      intro={<span>{t('vetting.openText')}</span>}
      initial={{ occasion: 'existing_partner' }}
      fields={[
        {
          kind: 'one',
          name: 'partnerId',
          label: t('field.partner'),
          required: true,
          options: options(partners?.items),
        },
        {
          kind: 'one',
          name: 'programId',
          label: t('field.program'),
          required: true,
          options: options(programs?.items),
        },
        {
          kind: 'one',
          name: 'occasion',
          label: t('vetting.occasionLabel'),
          required: true,
          options: occasions.map((occasion) => ({ id: occasion, label: t(`vettingOccasion.${occasion}`) })),
        },
        { kind: 'text', name: 'text', label: t('vetting.textForPartner'), max: 1000, lines: 3 },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const [occasion = 'existing_partner'] = chosenOf(values, 'occasion', occasions);
        await call('vetting.open', {
          body: {
            partnerId: textOf(values, 'partnerId'),
            programId: textOf(values, 'programId'),
            occasion,
            text: textOrNull(values, 'text'),
          },
        });
        refresh();
        notify(t('vetting.opened'), { type: 'success' });
      }}
    />
  );
}
