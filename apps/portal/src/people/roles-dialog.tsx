import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { useToast } from '../parts/toasts.tsx';
import { RoleFields } from './role-fields.tsx';

interface RolesDialogProps {
  readonly contact: Reply<'contact.list'>['items'][number];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function RolesDialog({ contact, onClose, onDone }: RolesDialogProps) {
  const { texts, fill } = useWords();
  const say = useToast();
  const [roles, setRoles] = useState(contact.roles);
  const [seesAllDeals, setSeesAllDeals] = useState(contact.seesAllDeals);
  const [isChecked, setChecked] = useState(false);
  return (
    <ActionDialog
      title={fill(texts.people.editTitle, { name: contact.name })}
      confirm={texts.states.save}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return roles.length > 0;
      }}
      onConfirm={async () => {
        await client.call('contact.update', { params: { id: contact.id }, body: { roles, seesAllDeals } });
        say(texts.people.saved);
        onDone();
      }}
    >
      <RoleFields
        roles={roles}
        seesAllDeals={seesAllDeals}
        error={isChecked && roles.length === 0 ? texts.people.chooseRole : undefined}
        onRoles={(chosen) => setRoles([...chosen])}
        onSeesAllDeals={setSeesAllDeals}
      />
    </ActionDialog>
  );
}
