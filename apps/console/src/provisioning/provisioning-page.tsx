import { contactRoles } from '@countersign/domain/member/roles';
import { provisioningSteps } from '@countersign/domain/provisioning/step';
import { Alert, Box } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, textOrNull } from '../form/fields.ts';
import { RecordForm } from '../form/record-form.tsx';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';

const givenRoles = contactRoles.filter((role) => role !== 'owner');

/** What a program sets up for a partner that joins: here, and in the systems that this installation has. */
export default function ProvisioningPage() {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const { programId = '' } = useParams();
  const queryKey = ['provisioning', programId];
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('provisioning.settings', { params: { id: programId }, signal }),
  });
  if (isPending) return <LoadingLines />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const isReadOnly = !may('provisioning.update-settings');
  const hasMail = data.available.some(({ step }) => step === 'mailing_list');
  return (
    <Page
      title={t('provisioning.title')}
      lead={t(isReadOnly ? 'settings.readOnly' : 'provisioning.lead')}
      back={{ to: `/settings/programs/${programId}`, label: t('nav.backToProgram') }}
      width="reading"
    >
      {data.missing.length === 0 ? null : (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('provisioning.missing', { steps: data.missing.map((step) => t(`sagaStep.${step}`)).join(', ') })}
        </Alert>
      )}
      <Box component="fieldset" disabled={isReadOnly} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
        <RecordForm
          key={data.revision}
          isReadOnly={isReadOnly}
          submitLabel={t('action.save')}
          initial={{ steps: data.steps, contactRoles: data.contactRoles, mailingList: data.mailingList ?? '' }}
          fields={[
            {
              kind: 'several',
              name: 'steps',
              label: t('provisioning.steps'),
              help: t('provisioning.stepsHelp'),
              options: data.available.map(({ step, system }) => ({
                id: step,
                label: system === null ? t(`sagaStep.${step}`) : `${t(`sagaStep.${step}`)} (${system})`,
              })),
            },
            {
              kind: 'several',
              name: 'contactRoles',
              label: t('provisioning.contactRoles'),
              help: t('provisioning.contactRolesHelp'),
              options: givenRoles.map((role) => ({ id: role, label: t(`contactRole.${role}`) })),
            },
            ...(hasMail
              ? [
                  {
                    kind: 'text' as const,
                    name: 'mailingList',
                    label: t('provisioning.mailingList'),
                    help: t('provisioning.mailingListHelp'),
                    max: 120,
                  },
                ]
              : []),
          ]}
          onSubmit={async (values) => {
            const next = await call('provisioning.update-settings', {
              params: { id: programId },
              ifMatch: data.revision,
              body: {
                steps: chosenOf(values, 'steps', provisioningSteps),
                contactRoles: chosenOf(values, 'contactRoles', givenRoles),
                mailingList: textOrNull(values, 'mailingList'),
              },
            });
            queryClient.setQueryData(queryKey, next);
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      </Box>
    </Page>
  );
}
