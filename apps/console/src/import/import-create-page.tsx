import { type ImportKind, importKinds } from '@countersign/domain/import/import';
import { ApiProblem } from '@countersign/ui/client/problem';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, MenuItem, Paper, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

export default function ImportCreatePage() {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const programs = usePrograms();
  const [search] = useSearchParams();
  const asked = importKinds.find((name) => name === search.get('kind'));
  const [kind, setKind] = useState<ImportKind>(asked ?? 'deal-registration');
  const [chosenProgram, setProgram] = useState('');
  const [file, setFile] = useState<File>();
  const fileRef = useRef<HTMLInputElement>(null);
  const programId = chosenProgram === '' ? programs[0]?.id : chosenProgram;

  const start = useMutation({
    mutationFn: async (chosen: File) => {
      const uploaded = await call('file.upload', { query: { name: chosen.name, purpose: 'import' }, body: chosen });
      const program = kind !== 'account' && programId !== undefined ? { programId } : {};
      return call('import.create', { body: { kind, fileId: uploaded.id, ...program } });
    },
    onSuccess: (job) => {
      queryClient.setQueryData(['imports', 'one', job.id], job);
      void navigate(`/imports/${job.id}`);
    },
  });

  /** Which limit it was, where it was one. */
  function limitText(problem: unknown): string | undefined {
    if (!(problem instanceof ApiProblem)) return undefined;
    const { bytesMax, rowsMax } = problem.facts;
    if (typeof bytesMax === 'number') return t('import.tooLarge', { size: format.bytes(bytesMax) });
    if (typeof rowsMax === 'number') return t('import.tooManyRows', { count: rowsMax });
    return undefined;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (file !== undefined) start.mutate(file);
  }

  return (
    <Page
      title={t('import.start')}
      lead={t('import.startLead')}
      back={{ to: '/imports', label: t('nav.backToImports') }}
      width="reading"
    >
      <Paper
        variant="outlined"
        component="form"
        onSubmit={submit}
        sx={{ p: { xs: 2, sm: 3 }, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 560px)' }}
      >
        <TextField
          select
          label={t('import.kind')}
          value={kind}
          onChange={(event) => setKind(importKinds.find((name) => name === event.target.value) ?? 'account')}
        >
          {importKinds.map((name) => (
            <MenuItem key={name} value={name}>
              {t(`importKind.${name}`)}
            </MenuItem>
          ))}
        </TextField>
        {kind !== 'account' ? (
          <TextField
            select
            label={t('field.program')}
            value={programId ?? ''}
            onChange={(event) => setProgram(event.target.value)}
          >
            {programs.map((program) => (
              <MenuItem key={program.id} value={program.id}>
                {program.label}
              </MenuItem>
            ))}
          </TextField>
        ) : null}
        <Box
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            setFile(event.dataTransfer.files[0]);
          }}
          sx={{ border: '1px dashed', borderColor: 'lineStrong', borderRadius: '8px', p: 3, textAlign: 'center' }}
        >
          <input
            ref={fileRef}
            type="file"
            accept={kind === 'event' ? '.csv,.ndjson,.jsonl,text/csv' : '.csv,text/csv'}
            hidden
            onChange={(event) => setFile(event.target.files?.[0])}
          />
          <Button variant="outlined" startIcon={<UploadFile />} onClick={() => fileRef.current?.click()}>
            {t('import.chooseFile')}
          </Button>
          <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary', overflowWrap: 'anywhere' }} role="status">
            {file === undefined
              ? t(kind === 'event' ? 'import.dropHintEvents' : 'import.dropHint')
              : `${file.name} (${format.bytes(file.size)})`}
          </Typography>
        </Box>
        {start.isError ? <Alert severity="error">{limitText(start.error) ?? problemText(start.error)}</Alert> : null}
        <Box>
          <Button type="submit" variant="contained" disabled={file === undefined} loading={start.isPending}>
            {t('import.upload')}
          </Button>
        </Box>
      </Paper>
    </Page>
  );
}
