import type { Task } from '@countersign/contracts/task/task';
import { Alert, TextField } from '@mui/material';
import { useState } from 'react';
import { useCarryOut } from '../data/use-carry-out.ts';
import { type Choice, ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { searchMembers } from '../parts/searches.ts';
import { useText } from '../text/use-text.ts';

export function ReassignDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useText();
  const carryOut = useCarryOut();
  const [member, setMember] = useState<Choice | null>(null);
  const [text, setText] = useState('');
  return (
    <FormDialog
      title={t('reassign.title')}
      submitLabel={t('reassign.submit')}
      isComplete={member !== null}
      onClose={onClose}
      onSubmit={async () => {
        if (member === null) return;
        const body = { toMemberId: member.id, ...(text.trim() === '' ? {} : { text: text.trim() }) };
        const done = t('reassign.done', { name: member.label });
        await carryOut('task.reassign', { params: { id: task.id }, body }, { done });
      }}
    >
      <Alert severity="info">{t('reassign.explain')}</Alert>
      <ChoiceField
        autoFocus
        required
        label={t('reassign.to')}
        value={member}
        onChange={setMember}
        searchKey="members"
        search={searchMembers}
      />
      <TextField
        label={t('reassign.reason')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
