import { directoryScopes } from '@countersign/domain/directory/directory';
import type { Reply } from '@countersign/ui/client/operation-types';
import {
  Alert,
  Box,
  Button,
  FormControlLabel,
  MenuItem,
  Link as MuiLink,
  Stack,
  Switch,
  TextField,
} from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

type DirectoryPage = Reply<'directory.pages'>['items'][number];
const queryKey = ['directory-pages'];

/** The public directory of each program: whether it is open, and whom it lists. */
export default function DirectoryPagesPage() {
  const t = useText();
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => call('directory.pages', { signal }),
  });
  return (
    <Page
      title={t('directory.pages')}
      lead={t('directory.pagesLead')}
      back={{ to: '/directory', label: t('directory.title') }}
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

function OnePage({ page }: { page: DirectoryPage }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(page.isOpen);
  const [scope, setScope] = useState(page.scope);
  const save = useMutation({
    mutationFn: () => call('directory.update-page', { params: { programId: page.programId }, body: { isOpen, scope } }),
    onSuccess: async () => {
      notify(t('directory.saved'), { type: 'success' });
      await client.invalidateQueries({ queryKey });
    },
  });
  const mayChange = may('directory.update-page');
  return (
    <Section
      title={page.programName}
      aside={
        <Tag tone={page.isOpen ? 'success' : 'neutral'}>{t(page.isOpen ? 'directory.open' : 'directory.closed')}</Tag>
      }
    >
      <Stack
        spacing={1.5}
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <FormControlLabel
          control={
            <Switch checked={isOpen} disabled={!mayChange} onChange={(event) => setOpen(event.target.checked)} />
          }
          label={t('directory.isOpen')}
        />
        <TextField
          select
          label={t('directory.scope')}
          value={scope}
          disabled={!mayChange}
          onChange={(event) => setScope(directoryScopes.find((one) => one === event.target.value) ?? scope)}
        >
          {directoryScopes.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`directoryScope.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        {page.isOpen ? (
          <Box sx={{ overflowWrap: 'anywhere' }}>
            {t('directory.listed', { count: page.listed })}: <MuiLink href={page.url}>{page.url}</MuiLink>
          </Box>
        ) : null}
        {save.error === null ? null : <Alert severity="error">{problemText(save.error)}</Alert>}
        {mayChange ? (
          <Box>
            <Button type="submit" variant="contained" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </Box>
        ) : null}
      </Stack>
    </Section>
  );
}
