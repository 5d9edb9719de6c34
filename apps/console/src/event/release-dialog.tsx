import type { Reply } from '@countersign/ui/client/operation-types';
import { TextField } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { call } from '../data/api.ts';
import { type Choice, ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { searchPartners } from '../parts/searches.ts';
import { useText } from '../text/use-text.ts';

/** Lets an event count after all; where nobody is credited yet, it asks whom. */
export function ReleaseDialog({ event, onClose }: { event: Reply<'event.get'>; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [note, setNote] = useState('');
  const [partner, setPartner] = useState<Choice | null>(null);
  const needsPartner = event.enrollment === null && event.reason !== 'waits_for_purchase';
  const { data: enrollments } = useQuery({
    queryKey: ['enrollments', partner?.id ?? ''],
    enabled: partner !== null,
    queryFn: ({ signal }) => call('enrollment.list', { query: { partnerId: partner?.id ?? '', limit: 100 }, signal }),
  });
  const enrollment = enrollments?.items.find(({ programId }) => programId === event.programId);
  const isNotEnrolled = partner !== null && enrollments !== undefined && enrollment === undefined;
  return (
    <FormDialog
      title={t('event.releaseTitle')}
      submitLabel={t('event.release')}
      isComplete={note.trim() !== '' && (!needsPartner || enrollment !== undefined)}
      onClose={onClose}
      onSubmit={async () => {
        const next = await call('event.release', {
          params: { id: event.id },
          body: {
            note: note.trim(),
            ...(needsPartner && enrollment !== undefined ? { enrollmentId: enrollment.id } : {}),
          },
        });
        queryClient.setQueryData(['events', 'one', event.id], next);
        await queryClient.invalidateQueries({ queryKey: ['explanations', event.id] });
        await queryClient.invalidateQueries({ queryKey: ['events', 'list'] });
        notify(t('event.releaseDone'), { type: 'success' });
      }}
    >
      <span>{t('event.releaseText')}</span>
      {needsPartner ? (
        <ChoiceField
          label={t('event.creditTo')}
          value={partner}
          onChange={setPartner}
          searchKey="partners"
          search={searchPartners}
          required
          autoFocus
          error={isNotEnrolled}
          {...(isNotEnrolled ? { helperText: t('event.notEnrolled') } : {})}
        />
      ) : null}
      <TextField
        required
        multiline
        minRows={2}
        label={t('event.releaseNote')}
        helperText={t('event.releaseNoteHelp')}
        value={note}
        onChange={(change) => setNote(change.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  );
}
