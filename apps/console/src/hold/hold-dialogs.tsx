import { heldThings } from '@countersign/domain/hold/hold';
import type { Reply } from '@countersign/ui/client/operation-types';
import { useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { call } from '../data/api.ts';
import { chosenOf, textOf } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { useText } from '../text/use-text.ts';

type Hold = Reply<'hold.list'>['items'][number];

/** Lets something of a partner wait by a person's word. */
export function PlaceHoldDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  const partners = useQuery({
    queryKey: ['partners', 'choices'],
    queryFn: ({ signal }) => call('partner.list', { query: { limit: 200 }, signal }),
  }).data;
  return (
    <RecordFormDialog
      title={t('holdList.place')}
      submitLabel={t('holdList.place')}
      intro={<span>{t('holdList.placeText')}</span>}
      initial={{ partnerId: '', held: [], note: '' }}
      fields={[
        {
          kind: 'one',
          name: 'partnerId',
          label: t('field.partner'),
          required: true,
          options: (partners?.items ?? []).map(({ id, name }) => ({ id, label: name })),
        },
        {
          kind: 'several',
          name: 'held',
          label: t('holdList.held'),
          required: true,
          options: heldThings.map((thing) => ({ id: thing, label: t(`heldThing.${thing}`) })),
        },
        { kind: 'text', name: 'note', label: t('holdList.note'), required: true, max: 500, lines: 3 },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        await call('hold.place', {
          body: {
            partnerId: textOf(values, 'partnerId'),
            held: chosenOf(values, 'held', heldThings),
            note: textOf(values, 'note'),
          },
        });
        refresh();
        notify(t('holdList.placedDone'), { type: 'success' });
      }}
    />
  );
}

/** Ends what somebody else has placed. */
export function LiftHoldDialog({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <RecordFormDialog
      title={t('holdList.liftTitle')}
      submitLabel={t('holdList.lift')}
      intro={<span>{t('holdList.liftText', { held: t(`heldThing.${hold.held}`), partner: hold.partner.name })}</span>}
      initial={{ note: '' }}
      fields={[{ kind: 'text', name: 'note', label: t('holdList.note'), required: true, max: 500, lines: 3 }]}
      onClose={onClose}
      onSubmit={async (values) => {
        await call('hold.lift', { params: { id: hold.id }, body: { note: textOf(values, 'note') } });
        refresh();
        notify(t('holdList.liftedDone'), { type: 'success' });
      }}
    />
  );
}
