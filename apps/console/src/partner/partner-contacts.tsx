import { contactRoles } from '@countersign/domain/member/roles';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';

type Contact = Reply<'contact.list'>['items'][number];

/** The people who act for a partner. */
export function PartnerContacts({ partnerId }: { partnerId: string }) {
  const t = useText();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [edited, setEdited] = useState<Contact | 'new'>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['contacts', partnerId],
    queryFn: ({ signal }) => call('contact.list', { query: { partnerId, limit: 100 }, signal }),
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['contacts', partnerId] });
  const roleField = {
    kind: 'several' as const,
    name: 'roles',
    label: t('member.roles'),
    required: true,
    options: contactRoles.map((role) => ({ id: role, label: t(`contactRole.${role}`) })),
  };
  const scopeField = { kind: 'check' as const, name: 'seesAllDeals', label: t('contact.seesAllDeals') };

  return (
    <Section
      title={t('contact.title')}
      aside={may('contact.invite') ? <Button onClick={() => setEdited('new')}>{t('contact.invite')}</Button> : null}
    >
      {isPending ? <LoadingLines lines={3} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 ? <Typography variant="body2">{t('contact.none')}</Typography> : null}
      <RecordLines>
        {data?.items.map((contact) => (
          <RecordLine
            key={contact.id}
            name={contact.name}
            about={contact.email}
            tags={
              <>
                {contact.roles.map((role) => (
                  <Tag key={role}>{t(`contactRole.${role}`)}</Tag>
                ))}
                {contact.status === 'active' ? null : (
                  <Tag tone="warning">{t(`membershipStatus.${contact.status}`)}</Tag>
                )}
              </>
            }
          >
            {may('contact.update') ? <Button onClick={() => setEdited(contact)}>{t('action.change')}</Button> : null}
            {may('contact.remove') ? (
              <ConfirmButton
                variant="text"
                label={t('action.remove')}
                title={t('contact.removeTitle', { name: contact.name })}
                text={t('contact.removeText')}
                onConfirm={async () => {
                  await call('contact.remove', { params: { id: contact.id } });
                  await refresh();
                  notify(t('contact.removed', { name: contact.name }), { type: 'success' });
                }}
              />
            ) : null}
          </RecordLine>
        ))}
      </RecordLines>
      {edited === 'new' ? (
        <RecordFormDialog
          title={t('contact.invite')}
          submitLabel={t('contact.invite')}
          initial={{ roles: ['sales'], seesAllDeals: true }}
          fields={[
            { kind: 'text', name: 'name', label: t('field.name'), required: true, max: 120 },
            { kind: 'text', name: 'email', label: t('field.email'), required: true, type: 'email', max: 254 },
            roleField,
            scopeField,
          ]}
          onClose={() => setEdited(undefined)}
          onSubmit={async (values) => {
            const roles = chosenOf(values, 'roles', contactRoles);
            const body = {
              partnerId,
              name: textOf(values, 'name'),
              email: textOf(values, 'email'),
              roles,
              seesAllDeals: values['seesAllDeals'] === true,
            };
            await call('contact.invite', { body });
            await refresh();
            notify(t('member.invited', { email: body.email }), { type: 'success' });
          }}
        />
      ) : null}
      {edited === undefined || edited === 'new' ? null : (
        <RecordFormDialog
          title={t('contact.changeTitle', { name: edited.name })}
          submitLabel={t('action.save')}
          initial={{ roles: edited.roles, seesAllDeals: edited.seesAllDeals }}
          fields={[roleField, scopeField]}
          onClose={() => setEdited(undefined)}
          onSubmit={async (values) => {
            const body = {
              roles: chosenOf(values, 'roles', contactRoles),
              seesAllDeals: values['seesAllDeals'] === true,
            };
            await call('contact.update', { params: { id: edited.id }, body });
            await refresh();
            notify(t('action.saved'), { type: 'success' });
          }}
        />
      )}
    </Section>
  );
}
