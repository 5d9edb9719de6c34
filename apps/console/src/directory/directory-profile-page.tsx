import { Alert, Box, Button } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useParams } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { profileQuery } from '../partner/partner-queries.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { ProfileStatusTag } from './profile-status-tag.tsx';
import { ProfileView } from './profile-view.tsx';

/** One partner's profile: what is published beside what is proposed. */
export default function DirectoryProfilePage() {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { partnerId = '' } = useParams();
  const [isReturning, setReturning] = useState(false);
  const { data, error, isPending, refetch } = useQuery(profileQuery(partnerId));
  const refresh = () =>
    Promise.all([['directory-profiles'], ['directory']].map((queryKey) => client.invalidateQueries({ queryKey })));
  const [profile] = data?.items ?? [];
  const publish = useMutation({
    mutationFn: () =>
      call('directory.review', {
        params: { partnerId },
        ifMatch: profile?.revision ?? 0,
        body: { outcome: 'publish' },
      }),
    onSuccess: async (saved) => {
      notify(t('directory.published', { name: saved.partnerName }), { type: 'success' });
      await refresh();
    },
  });
  if (isPending) return <LoadingLines lines={8} />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (profile === undefined) return <EmptyState title={t('directory.emptyTitle')} text={t('directory.emptyText')} />;
  const waits = profile.status === 'proposed' && may('directory.review');
  return (
    <Page
      title={t('directory.reviewTitle', { name: profile.partnerName })}
      lead={<ProfileStatusTag status={profile.status} />}
      back={{ to: '/directory', label: t('directory.title') }}
      actions={
        waits ? (
          <>
            <Button variant="outlined" onClick={() => setReturning(true)}>
              {t('directory.return')}
            </Button>
            <Button variant="contained" loading={publish.isPending} onClick={() => publish.mutate()}>
              {t('directory.publish')}
            </Button>
          </>
        ) : null
      }
    >
      {publish.error === null ? null : (
        <Alert severity="error" sx={{ mb: 2 }}>
          {problemText(publish.error)}
        </Alert>
      )}
      {profile.note === null ? null : (
        <Alert severity="info" sx={{ mb: 2 }}>
          {t('directory.note')}: {profile.note}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
        }}
      >
        {profile.proposed === null ? null : (
          <Section title={t('directory.wanted')}>
            <ProfileView profile={profile.proposed} />
          </Section>
        )}
        <Section title={t('directory.now')}>
          {profile.published === null ? t('directory.nothingPublished') : <ProfileView profile={profile.published} />}
        </Section>
      </Box>
      {isReturning ? (
        <RecordFormDialog
          title={t('directory.returnTitle', { name: profile.partnerName })}
          submitLabel={t('directory.return')}
          initial={{}}
          fields={[{ kind: 'text', name: 'note', label: t('directory.note'), required: true, max: 500 }]}
          onClose={() => setReturning(false)}
          onSubmit={async (values) => {
            await call('directory.review', {
              params: { partnerId },
              ifMatch: profile.revision,
              body: { outcome: 'return', note: textOf(values, 'note') },
            });
            await refresh();
            notify(t('directory.returned', { name: profile.partnerName }), { type: 'success' });
          }}
        />
      ) : null}
    </Page>
  );
}
