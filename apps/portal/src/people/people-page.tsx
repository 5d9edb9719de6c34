import type { Reply } from '@countersign/ui/client/operation-types';
import { useState } from 'react';
import { initialsOf } from '../app/account-menu.tsx';
import { client } from '../app/clients.ts';
import { useMay, useSession } from '../app/session.tsx';
import { useWords } from '../app/texts.tsx';
import { useQuery } from '../data/use-query.ts';
import { ActionDialog } from '../parts/action-dialog.tsx';
import { Button, IconButton } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useToast } from '../parts/toasts.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { JoinRequests } from './join-requests.tsx';
import { RolesDialog } from './roles-dialog.tsx';

type Contact = Reply<'contact.list'>['items'][number];
type Open = { readonly kind: 'invite' } | { readonly kind: 'roles' | 'remove'; readonly contact: Contact };

const peopleMax = 200;

export default function PeoplePage() {
  const { texts, fill } = useWords();
  const { current } = useSession();
  const may = useMay();
  const say = useToast();
  const [open, setOpen] = useState<Open>();
  const { data, error, reload } = useQuery('contacts', (signal) =>
    client.call('contact.list', { query: { limit: peopleMax }, signal }),
  );
  const company = current?.kind === 'contact' ? current.partnerName : '';
  const close = () => setOpen(undefined);
  const people = data?.items.filter((contact) => contact.status !== 'removed') ?? [];
  return (
    <Page
      title={texts.people.title}
      intro={fill(texts.people.intro, { company })}
      actions={
        may('contact.invite') && (
          <Button kind="primary" icon="plus" onClick={() => setOpen({ kind: 'invite' })}>
            {texts.people.invite}
          </Button>
        )
      }
    >
      <JoinRequests onDone={reload} />
      {data === undefined && (error === undefined ? <Loading /> : <Failure error={error} onRetry={reload} />)}
      {people.length > 0 && (
        <ul className="people">
          {people.map((contact) => (
            <PersonRow
              key={contact.id}
              contact={contact}
              isSelf={contact.id === current?.id}
              onEdit={may('contact.update') ? () => setOpen({ kind: 'roles', contact }) : undefined}
              onRemove={
                may('contact.remove') && contact.id !== current?.id
                  ? () => setOpen({ kind: 'remove', contact })
                  : undefined
              }
            />
          ))}
        </ul>
      )}
      {open?.kind === 'invite' && <InviteDialog onClose={close} onDone={reload} />}
      {open?.kind === 'roles' && <RolesDialog contact={open.contact} onClose={close} onDone={reload} />}
      {open?.kind === 'remove' && (
        <ActionDialog
          title={fill(texts.people.removeTitle, { name: open.contact.name })}
          text={texts.people.removeText}
          confirm={texts.people.remove}
          isDanger
          onClose={close}
          onConfirm={async () => {
            await client.call('contact.remove', { params: { id: open.contact.id } });
            say(fill(texts.people.removed, { name: open.contact.name }));
            reload();
          }}
        />
      )}
    </Page>
  );
}

interface PersonRowProps {
  readonly contact: Contact;
  readonly isSelf: boolean;
  readonly onEdit: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}

function PersonRow({ contact, isSelf, onEdit, onRemove }: PersonRowProps) {
  const { texts } = useWords();
  return (
    <li className="person">
      <span className="avatar" aria-hidden="true">
        {initialsOf(contact.name)}
      </span>
      <div className="row-main">
        <strong>
          {contact.name}
          {isSelf && <span className="tag">{texts.people.you}</span>}
          {contact.status === 'invited' && (
            <span className="badge badge-info">{texts.shared.membershipStatus.invited}</span>
          )}
        </strong>
        <small>{contact.email}</small>
      </div>
      <div className="person-roles">
        <span>{contact.roles.map((role) => texts.shared.contactRole[role]).join(', ')}</span>
        <small>{contact.seesAllDeals ? texts.people.seesAll : texts.people.seesOwn}</small>
      </div>
      <div className="person-actions">
        {onEdit !== undefined && (
          <IconButton icon="pencil" label={`${texts.states.edit}: ${contact.name}`} onClick={onEdit} />
        )}
        {onRemove !== undefined && (
          <IconButton icon="trash" label={`${texts.people.remove}: ${contact.name}`} onClick={onRemove} />
        )}
      </div>
    </li>
  );
}
