import { heldThings, partnerHoldReasons } from '@countersign/domain/hold/hold';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Link as MuiLink, Typography } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { LiftHoldDialog, PlaceHoldDialog } from './hold-dialogs.tsx';

export type Hold = Reply<'hold.list'>['items'][number];

/** What of partners waits, why, and until when it did. */
export default function HoldListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isPlacing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<Hold | null>(null);
  return (
    <>
      <RecordList<Hold>
        resource="holds"
        title={t('nav.holds')}
        lead={t('holdList.lead')}
        actions={
          may('hold.place') ? (
            <Button variant="contained" onClick={() => setPlacing(true)}>
              {t('holdList.place')}
            </Button>
          ) : null
        }
        filters={[
          {
            kind: 'one',
            name: 'state',
            label: t('holdList.state'),
            options: (['standing', 'lifted'] as const).map((state) => ({ id: state, label: t(`holdList.${state}`) })),
          },
          {
            kind: 'one',
            name: 'held',
            label: t('holdList.held'),
            options: heldThings.map((thing) => ({ id: thing, label: t(`heldThing.${thing}`) })),
          },
          {
            kind: 'one',
            name: 'reason',
            label: t('holdList.reason'),
            options: partnerHoldReasons.map((reason) => ({ id: reason, label: t(`holdReason.${reason}`) })),
          },
        ]}
        columns={[
          {
            name: 'partner',
            label: t('field.partner'),
            render: ({ partner }) => (
              <MuiLink component={Link} to={`/partners/${partner.id}`}>
                {partner.name}
              </MuiLink>
            ),
          },
          { name: 'held', label: t('holdList.held'), render: ({ held }) => <strong>{t(`heldThing.${held}`)}</strong> },
          {
            name: 'reason',
            label: t('holdList.reason'),
            render: ({ reason, blocksMoney, note }) => (
              <>
                <Tag tone={blocksMoney ? 'danger' : 'warning'}>{t(`holdReason.${reason}`)}</Tag>
                {blocksMoney ? (
                  <Typography variant="caption" component="div">
                    {t('hold.blocked')}
                  </Typography>
                ) : null}
                {note === null ? null : (
                  <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                    {note}
                  </Typography>
                )}
              </>
            ),
          },
          {
            name: 'placedAt',
            label: t('holdList.placed'),
            render: ({ placedAt, placedBy }) => (
              <>
                {format.dateTime(placedAt)}
                {placedBy === null ? null : (
                  <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                    {placedBy}
                  </Typography>
                )}
              </>
            ),
          },
          {
            name: 'state',
            label: t('holdList.state'),
            render: (hold) => <HoldState hold={hold} onLift={may('hold.lift') ? () => setLifting(hold) : null} />,
          },
        ]}
        empty={{ title: t('holdList.emptyTitle'), text: t('holdList.emptyText') }}
      />
      {isPlacing ? <PlaceHoldDialog onClose={() => setPlacing(false)} /> : null}
      {lifting === null ? null : <LiftHoldDialog hold={lifting} onClose={() => setLifting(null)} />}
    </>
  );
}

function HoldState({ hold, onLift }: { hold: Hold; onLift: (() => void) | null }) {
  const t = useText();
  const format = useFormat();
  if (hold.liftedAt !== null)
    return (
      <>
        {format.dateTime(hold.liftedAt)}
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {[
            hold.liftedBy === null ? t('holdList.lifted') : t('holdList.liftedBy', { name: hold.liftedBy }),
            hold.liftNote,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Typography>
      </>
    );
  if (hold.reason !== 'by_compliance') return <>{t('holdList.byItself')}</>;
  if (onLift === null) return <>{t('holdList.standing')}</>;
  return (
    <Button size="small" variant="outlined" onClick={onLift}>
      {t('holdList.lift')}
    </Button>
  );
}
