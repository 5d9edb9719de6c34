import type { ContactRole } from '@countersign/domain/member/roles';
import { isProblem } from '@countersign/ui/client/problem';
import { useRef, useState } from 'react';
import { client } from '../app/clients.ts';
import { useWords } from '../app/texts.tsx';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { TextField } from '../parts/field.tsx';
import { useToast } from '../parts/toasts.tsx';
import { RoleFields } from './role-fields.tsx';

export function InviteDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { texts, fill } = useWords();
  const say = useToast();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly ContactRole[]>(['sales']);
  const [seesAllDeals, setSeesAllDeals] = useState(true);
  const [isChecked, setChecked] = useState(false);
  const key = useRef(crypto.randomUUID());
  const isEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  return (
    <ActionDialog
      title={texts.people.inviteTitle}
      text={texts.people.inviteText}
      confirm={texts.people.send}
      onClose={onClose}
      check={() => {
        setChecked(true);
        return name.trim() !== '' && isEmail && roles.length > 0;
      }}
      onConfirm={async () => {
        try {
          await client.call('contact.invite', {
            body: { name: name.trim(), email: email.trim(), roles: [...roles], seesAllDeals },
            idempotencyKey: key.current,
          });
        } catch (problem) {
          if (!isProblem(problem) || !problem.isPassing) key.current = crypto.randomUUID();
          throw problem;
        }
        say(fill(texts.people.invited, { email: email.trim() }));
        onDone();
      }}
    >
      <TextField
        label={texts.people.name}
        autoComplete="off"
        maxLength={120}
        value={name}
        error={isChecked && name.trim() === '' ? texts.register.errors.required : undefined}
        onValue={setName}
      />
      <TextField
        label={texts.people.email}
        type="email"
        autoComplete="off"
        maxLength={254}
        value={email}
        error={isChecked && !isEmail ? texts.register.errors.email : undefined}
        onValue={setEmail}
      />
      <RoleFields
        roles={roles}
        seesAllDeals={seesAllDeals}
        error={isChecked && roles.length === 0 ? texts.people.chooseRole : undefined}
        onRoles={setRoles}
        onSeesAllDeals={setSeesAllDeals}
      />
    </ActionDialog>
  );
}
