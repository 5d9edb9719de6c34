import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Button, FormControlLabel, Link as MuiLink, Stack, Switch, TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

type ProgramPage = Reply<'application.pages'>['items'][number];
const queryKey = ['program-pages'];

/** Where strangers apply, for each program. */
export default function ProgramPagesPage() {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('application.pages', { signal }),
  });
  return (
    <Page
      title={t('programPage.title')}
      lead={t('programPage.lead')}
      back={{ to: '/applications', label: t('nav.applications') }}
      actions={
        <Button variant="outlined" component={Link} to="/application-forms">
          {t('programPage.forms')}
        </Button>
      }
      width="reading"
    >
      {isPending ? <LoadingLines /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      <Stack spacing={2}>
        {data?.items.map((page) => (
          <OnePage key={page.programId} page={page} />
        ))}
      </Stack>
    </Page>
  );
}

function OnePage({ page }: { page: ProgramPage }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [slug, setSlug] = useState(page.slug);
  const [isOpen, setOpen] = useState(page.isOpen);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const isWrong = !/^[a-z0-9][a-z0-9-]{1,62}$/.test(slug);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isWrong) return;
    setSending(true);
    setError(undefined);
    try {
      await call('application.update-page', { params: { id: page.programId }, body: { slug, isOpen } });
      notify(t('programPage.saved'), { type: 'success' });
      await client.invalidateQueries({ queryKey });
    } catch (refusal) {
      setError(refusal);
    }
    setSending(false);
  }
  return (
    <Section
      title={page.programName}
      aside={
        <Tag tone={page.isOpen ? 'success' : 'neutral'}>
          {t(page.isOpen ? 'programPage.open' : 'programPage.closed')}
        </Tag>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack spacing={1.5}>
          <TextField
            label={t('programPage.slug')}
            helperText={t('programPage.slugHelp')}
            error={isWrong}
            value={slug}
            disabled={!may('application.update-page')}
            onChange={(event) => setSlug(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 63 } }}
          />
          <FormControlLabel
            control={
              <Switch
                checked={isOpen}
                disabled={!may('application.update-page')}
                onChange={(event) => setOpen(event.target.checked)}
              />
            }
            label={t('programPage.isOpen')}
          />
          {page.isOpen
            ? page.addresses.map(({ type, url }) => (
                <Box key={type} sx={{ overflowWrap: 'anywhere' }}>
                  {t(`partnerType.${type}`)}: <MuiLink href={url}>{url}</MuiLink>
                </Box>
              ))
            : null}
          {error === undefined ? null : <Alert severity="error">{problemText(error)}</Alert>}
          {may('application.update-page') ? (
            <Box>
              <Button type="submit" variant="contained" loading={isSending}>
                {t('action.save')}
              </Button>
            </Box>
          ) : null}
        </Stack>
      </form>
    </Section>
  );
}
