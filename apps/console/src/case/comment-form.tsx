import type { Visibility } from '@countersign/domain/approval/approval';
import AttachFile from '@mui/icons-material/AttachFile';
import { Alert, Box, Button, FormControlLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { call } from '../data/api.ts';
import { useFileLimits } from '../parts/use-file-limits.ts';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useFormat } from '../text/use-format.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';

const filesMax = 10;

/** A comment is internal unless the writer says otherwise, and the button says who will read it. */
export function CommentForm({ caseId, partnerName }: { caseId: string; partnerName: string | null }) {
  const t = useText();
  const format = useFormat();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const [visibility, setVisibility] = useState<Visibility>('internal');
  const [files, setFiles] = useState<readonly File[]>([]);
  const fileRef = useRef<HTMLInputElement>(null);
  const limits = useFileLimits();
  const tooLarge = files.find((file) => limits !== undefined && file.size > limits.bytesMax);

  const send = useMutation({
    mutationFn: async () => {
      const uploaded = await Promise.all(
        files.map((file) => call('file.upload', { query: { name: file.name, purpose: 'attachment' }, body: file })),
      );
      const body = { text: text.trim(), visibility, fileIds: uploaded.map(({ id }) => id) };
      return call('case.comment', { params: { id: caseId }, body });
    },
    onSuccess: async () => {
      setText('');
      setFiles([]);
      await queryClient.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });

  useUnsaved(!send.isPending && (text.trim() !== '' || files.length > 0));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== '' && tooLarge === undefined) send.mutate();
  }

  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 1 }}>
      <TextField
        label={t('comment.write')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        multiline
        minRows={2}
        slotProps={{
          htmlInput: { maxLength: 4000 },
          input: {
            sx: { bgcolor: (theme) => (visibility === 'internal' ? theme.palette.wash.warning : 'background.paper') },
          },
        }}
      />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <RadioGroup
          row
          aria-label={t('comment.visibility')}
          value={visibility}
          onChange={(event) => setVisibility(event.target.value === 'shared' ? 'shared' : 'internal')}
        >
          <FormControlLabel
            value="internal"
            control={<Radio size="small" />}
            label={t('comment.internal')}
            slotProps={{ typography: { variant: 'body2' } }}
          />
          {partnerName === null ? null : (
            <FormControlLabel
              value="shared"
              control={<Radio size="small" />}
              label={t('comment.sharedWith', { partner: partnerName })}
              slotProps={{ typography: { variant: 'body2' } }}
            />
          )}
        </RadioGroup>
        <Box sx={{ flex: 1 }} />
        <input
          ref={fileRef}
          type="file"
          multiple
          hidden
          onChange={(event) => setFiles([...(event.target.files ?? [])].slice(0, filesMax))}
        />
        <Button startIcon={<AttachFile />} onClick={() => fileRef.current?.click()}>
          {files.length === 0 ? t('comment.attach') : t('comment.attached', { count: files.length })}
        </Button>
        <Button
          type="submit"
          variant="outlined"
          disabled={text.trim() === '' || tooLarge !== undefined}
          loading={send.isPending}
        >
          {visibility === 'internal' ? t('comment.sendInternal') : t('comment.sendShared')}
        </Button>
      </Box>
      {limits === undefined || files.length === 0 ? null : (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('files.bounds', { count: filesMax, size: format.bytes(limits.bytesMax) })}
        </Typography>
      )}
      {tooLarge === undefined ? null : <Alert severity="error">{t('comment.tooLarge', { name: tooLarge.name })}</Alert>}
      {send.isError ? <Alert severity="error">{problemText(send.error)}</Alert> : null}
    </Box>
  );
}
