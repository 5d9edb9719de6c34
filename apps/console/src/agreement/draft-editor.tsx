import { Alert, Button, Stack } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { call } from '../data/api.ts';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { DraftFields, draftOf, emptyDraft, type TypedDraft } from './draft-fields.tsx';
import { versionQuery } from './version-query.ts';

interface DraftEditorProps {
  agreementId: string;
  /** Whose text it begins with. */
  fromVersionId: string | null;
  onDone: () => void;
}

/** The next version, beginning with the text of the one before. */
export function DraftEditor(props: DraftEditorProps) {
  const { fromVersionId } = props;
  const from = useQuery({ ...versionQuery(fromVersionId ?? ''), enabled: fromVersionId !== null });
  if (fromVersionId === null) return <Editor {...props} first={emptyDraft} />;
  if (from.isPending) return <LoadingLines lines={8} />;
  if (from.data === undefined) return <ErrorState error={from.error} onRetry={() => void from.refetch()} />;
  const { texts, noticeDays, onSilence, status, summary } = from.data;
  return (
    <Editor
      {...props}
      first={{
        texts: Object.fromEntries(texts.map(({ language, title, body }) => [language, { title, body }])),
        noticeDays: String(noticeDays),
        onSilence,
        // What was different about the version before says nothing of this one.
        summary: status === 'draft' ? (summary ?? '') : '',
      }}
    />
  );
}

function Editor({ agreementId, first, onDone }: DraftEditorProps & { first: TypedDraft }) {
  const t = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const problemText = useProblemText();
  const [typed, setTyped] = useState(first);
  const draft = draftOf(typed);
  const save = useMutation({
    mutationFn: () => {
      if (draft === null) throw new Error('the draft is not complete');
      return call('agreement.save-draft', { params: { id: agreementId }, body: draft });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['agreements'] });
      notify(t('agreement.saved'), { type: 'success' });
      onDone();
    },
  });
  useUnsaved(typed !== first && !save.isPending);
  return (
    <Section title={t('agreement.draft')}>
      <Stack spacing={2}>
        <DraftFields typed={typed} onChange={setTyped} />
        {save.error === null ? null : <Alert severity="error">{problemText(save.error)}</Alert>}
        <Stack direction="row" spacing={1}>
          <Button variant="contained" disabled={draft === null} loading={save.isPending} onClick={() => save.mutate()}>
            {t('agreement.save')}
          </Button>
          <Button onClick={onDone}>{t('action.cancel')}</Button>
        </Stack>
      </Stack>
    </Section>
  );
}
