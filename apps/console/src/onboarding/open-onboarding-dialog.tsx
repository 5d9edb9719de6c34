import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

/** Begins the onboarding of a partner that is active in a program already. */
export function OpenOnboardingDialog({ onClose }: { onClose: () => void }) {
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
      title={t('onboarding.openTitle')}
      submitLabel={t('onboarding.open')}
      intro={<span>{t('onboarding.openText')}</span>}
      initial={{}}
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
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        await call('onboarding.open', {
          body: { partnerId: textOf(values, 'partnerId'), programId: textOf(values, 'programId') },
        });
        refresh();
        notify(t('onboarding.opened'), { type: 'success' });
      }}
    />
  );
}
