import { Button, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import type { Prospect } from './prospect-query.ts';

export function useProspectRefresh(id: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['prospect', id] }),
      client.invalidateQueries({ queryKey: ['prospects'] }),
    ]);
}

/** What can be done about a prospect where it stands. */
export function ProspectActions({ prospect }: { prospect: Prospect }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const problemText = useProblemText();
  const refresh = useProspectRefresh(prospect.id);
  const [isInviting, setInviting] = useState(false);
  const params = { id: prospect.id };
  const act = useMutation({
    mutationFn: async (action: 'convert' | 'dismissed' | 'identified') => {
      if (action === 'convert') await call('prospect.convert', { params });
      else await call('prospect.move', { params, body: { status: action } });
      return action;
    },
    onSuccess: (action) =>
      notify(t(action === 'convert' ? 'prospect.converted' : 'prospect.moved'), { type: 'success' }),
    onError: (error) => notify(problemText(error), { type: 'error' }),
    onSettled: refresh,
  });
  const { status } = prospect;
  const isOpen = status === 'identified' || status === 'invited' || status === 'expired';
  return (
    <>
      {prospect.applicationId === null ? null : (
        <Button variant="outlined" component={Link} to={`/applications/${prospect.applicationId}`}>
          {t('prospect.openApplication')}
        </Button>
      )}
      {isOpen && may('prospect.invite') ? (
        <Button variant="contained" onClick={() => setInviting(true)}>
          {t('prospect.invite')}
        </Button>
      ) : null}
      {isOpen && may('prospect.convert') ? (
        <Button variant="outlined" disabled={act.isPending} onClick={() => act.mutate('convert')}>
          {t('prospect.convert')}
        </Button>
      ) : null}
      {isOpen && may('prospect.move') ? (
        <Button disabled={act.isPending} onClick={() => act.mutate('dismissed')}>
          {t('prospect.dismiss')}
        </Button>
      ) : null}
      {status === 'dismissed' && may('prospect.move') ? (
        <Button disabled={act.isPending} onClick={() => act.mutate('identified')}>
          {t('prospect.reopen')}
        </Button>
      ) : null}
      {isInviting ? <InviteDialog prospect={prospect} onClose={() => setInviting(false)} /> : null}
    </>
  );
}

function InviteDialog({ prospect, onClose }: { prospect: Prospect; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const refresh = useProspectRefresh(prospect.id);
  const [text, setText] = useState('');
  return (
    <FormDialog
      title={t('prospect.invite')}
      submitLabel={t('prospect.invite')}
      isChanged={text !== ''}
      onClose={onClose}
      onSubmit={async () => {
        const body = text.trim() === '' ? {} : { text: text.trim() };
        await call('prospect.invite', { params: { id: prospect.id }, body });
        notify(t('prospect.invited'), { type: 'success' });
        await refresh();
      }}
    >
      <Typography variant="body2">{t('prospect.inviteLead')}</Typography>
      <TextField
        label={t('prospect.inviteText')}
        multiline
        minRows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </FormDialog>
  );
}

export function AddNote({ prospect }: { prospect: Prospect }) {
  const t = useText();
  const may = useMay();
  const refresh = useProspectRefresh(prospect.id);
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  if (!may('prospect.note')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('prospect.addNote')}</Button>
      {isOpen ? (
        <FormDialog
          title={t('prospect.addNote')}
          submitLabel={t('action.save')}
          isComplete={text.trim() !== ''}
          isChanged={text !== ''}
          onClose={() => setOpen(false)}
          onSubmit={async () => {
            await call('prospect.note', { params: { id: prospect.id }, body: { text: text.trim() } });
            setText('');
            await refresh();
          }}
        >
          <TextField
            label={t('prospect.note')}
            multiline
            minRows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
