import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { FieldsEditor } from './fields-editor.tsx';
import { FormPreview } from './form-preview.tsx';

type Form = Reply<'form.get'>;

/** One version of a form: its fields can be written anew as the next draft, which another person puts into force. */
export default function FormPage() {
  const { formId = '' } = useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['application-form', formId],
    queryFn: ({ signal }) => call('form.get', { params: { id: formId }, signal }),
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <OneForm key={`${data.id} ${data.revision}`} form={data} />;
}

function OneForm({ form }: { form: Form }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [definition, setDefinition] = useState(form.definition);
  const refresh = () =>
    Promise.all(
      ['application-form', 'application-forms'].map((name) => client.invalidateQueries({ queryKey: [name] })),
    );
  const save = useMutation({
    mutationFn: () => call('form.save-draft', { params: { id: form.id }, body: { definition } }),
    onSuccess: async (saved) => {
      notify(t('form.saved'), { type: 'success' });
      await refresh();
      await navigate(`/application-forms/${saved.id}`);
    },
  });
  const activate = useMutation({
    mutationFn: () => call('form.activate', { params: { id: form.id } }),
    onSuccess: async () => {
      notify(t('form.activated'), { type: 'success' });
      await refresh();
    },
  });
  const isChanged = definition !== form.definition;
  const refusal = save.error ?? activate.error;
  const waits = form.status === 'draft' || (form.status === 'active' && !form.isReviewed);
  return (
    <Page
      title={t(`partnerType.${form.partnerType}`)}
      lead={[
        form.programName,
        t('form.version', { version: form.version }),
        t(`formStatus.${form.status}`),
        t('form.by', { name: form.createdBy }),
      ].join(' · ')}
      back={{ to: '/application-forms', label: t('nav.forms') }}
      actions={
        <>
          {may('form.save-draft') ? (
            <Button variant="outlined" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
              {t('form.save')}
            </Button>
          ) : null}
          {waits && !isChanged && may('form.activate') ? (
            <Button variant="contained" loading={activate.isPending} onClick={() => activate.mutate()}>
              {t(form.status === 'draft' ? 'form.activate' : 'form.confirm')}
            </Button>
          ) : null}
        </>
      }
    >
      {refusal === null ? null : (
        <Alert severity="error" sx={{ mb: 2 }}>
          {problemText(refusal)}
        </Alert>
      )}
      {form.status === 'active' && !form.isReviewed ? (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('form.notReviewed')}
        </Alert>
      ) : null}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 420px' },
        }}
      >
        <Box sx={{ minWidth: 0 }}>
          {may('form.save-draft') ? (
            <FieldsEditor definition={definition} onChange={setDefinition} />
          ) : (
            <Typography variant="body2">{t('form.listLead')}</Typography>
          )}
        </Box>
        <FormPreview definition={definition} />
      </Box>
    </Page>
  );
}
