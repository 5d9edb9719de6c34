import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { call } from '../data/api.ts';
import { type Choice, ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useText } from '../text/use-text.ts';

/** Says that two logins are one human, which matters wherever two different people must decide. */
export function JoinPersonDialog({ member, onClose }: { member: Reply<'member.get'>; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  const [other, setOther] = useState<Choice | null>(null);

  async function search(text: string, signal: AbortSignal): Promise<Choice[]> {
    const query = text === '' ? { limit: 20 } : { limit: 20, search: text };
    const [members, contacts] = await Promise.all([
      call('member.list', { query, signal }),
      call('contact.list', { query, signal }),
    ]);
    return [...members.items, ...contacts.items]
      .filter(({ personId }) => personId !== member.personId)
      .map(({ id, name, email }) => ({ id, label: `${name} (${email})` }));
  }

  return (
    <FormDialog
      title={t('member.joinTitle', { name: member.name })}
      submitLabel={t('member.joinSubmit')}
      isComplete={other !== null}
      isDangerous
      onClose={onClose}
      onSubmit={async () => {
        if (other === null) return;
        await call('member.join-person', { params: { id: member.id }, body: { sameAsId: other.id } });
        refresh();
        notify(t('member.joined'), { type: 'success' });
      }}
    >
      <Alert severity="warning">{t('member.joinExplain')}</Alert>
      <ChoiceField
        autoFocus
        required
        label={t('member.sameAs')}
        value={other}
        onChange={setOther}
        searchKey="people"
        search={search}
      />
    </FormDialog>
  );
}
