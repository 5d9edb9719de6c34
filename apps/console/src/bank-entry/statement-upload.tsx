import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useRefresh } from 'react-admin';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

/** Reads a bank statement (camt.053) and says what it settled, returned and could not place. */
export function StatementUpload() {
  const t = useText();
  const refresh = useRefresh();
  const problemText = useProblemText();
  const fileRef = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState('');
  const { data: entities } = useQuery({
    queryKey: ['legal-entities', 'choices'],
    queryFn: ({ signal }) => call('legal-entity.list', { query: { limit: 100 }, signal }),
  });
  const entityId =
    chosen === '' ? (entities?.items.find(({ isDefault }) => isDefault) ?? entities?.items[0])?.id : chosen;
  const upload = useMutation({
    mutationFn: ({ id, file }: { id: string; file: File }) => call('bank-entry.import', { params: { id }, body: file }),
    onSuccess: refresh,
  });
  return (
    <Box sx={{ mb: 2 }}>
      <Section title={t('bank.upload')}>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('bank.uploadText')}
          </Typography>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <TextField
              select
              label={t('bank.entity')}
              value={entityId ?? ''}
              onChange={(event) => setChosen(event.target.value)}
              sx={{ minWidth: 200 }}
            >
              {entities?.items.map((entity) => (
                <MenuItem key={entity.id} value={entity.id}>
                  {entity.name}
                </MenuItem>
              ))}
            </TextField>
            <input
              ref={fileRef}
              type="file"
              accept=".xml,application/xml,text/xml"
              hidden
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file !== undefined && entityId !== undefined) upload.mutate({ id: entityId, file });
              }}
            />
            <Button
              variant="outlined"
              startIcon={<UploadFile />}
              disabled={entityId === undefined}
              loading={upload.isPending}
              onClick={() => fileRef.current?.click()}
            >
              {t('bank.chooseFile')}
            </Button>
          </Box>
          {upload.isError ? <Alert severity="error">{problemText(upload.error)}</Alert> : null}
          {upload.isSuccess ? (
            <Alert severity={upload.data.exceptions > 0 ? 'warning' : 'success'} role="status">
              {t('bank.result', { count: upload.data.read })} {t('bank.resultSettled', { count: upload.data.settled })}{' '}
              {t('bank.resultReturned', { count: upload.data.returned })}{' '}
              {t('bank.resultKnown', { count: upload.data.known })}{' '}
              {t('bank.resultExceptions', { count: upload.data.exceptions })}
            </Alert>
          ) : null}
        </Box>
      </Section>
    </Box>
  );
}
