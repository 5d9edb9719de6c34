import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router';
import { useMay } from '../../auth/session.tsx';
import { call } from '../../data/api.ts';
import { textOf } from '../../form/fields.ts';
import { RecordFormDialog } from '../../form/record-form-dialog.tsx';
import { RecordSection } from '../../list/record-section.tsx';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useNow } from '../../parts/use-now.ts';
import { useFormat } from '../../text/use-format.ts';
import { useText } from '../../text/use-text.ts';
import { usePlanValueText } from '../use-plan-value-text.ts';

type Override = Reply<'plan.overrides'>['items'][number];
type Plan = Reply<'plan.get'>;

/** What single partners have instead of the plan's terms: proposed, approved by a second person, ended. */
export function PlanOverrides({ plan }: { plan: Plan }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const now = useNow();
  const valueText = usePlanValueText();
  const [ending, setEnding] = useState<Override>();
  const isOver = ({ validUntil }: Override) => validUntil !== null && Date.parse(validUntil) <= now;
  async function changed(said: string) {
    await queryClient.invalidateQueries({ queryKey: ['plans', 'overrides', plan.id] });
    notify(said, { type: 'success' });
  }
  return (
    <>
      <RecordSection<Override>
        title={t('planOverride.title')}
        queryKey={['plans', 'overrides', plan.id]}
        load={(at, signal) => call('plan.overrides', { params: { id: plan.id }, query: at, signal })}
        empty={t('planOverride.none')}
        aside={
          may('plan.add-override') && plan.versionInForce !== null ? (
            <Button component={Link} to={`/plans/${plan.id}/overrides/create`}>
              {t('planOverride.add')}
            </Button>
          ) : null
        }
        columns={[
          {
            name: 'partner',
            label: t('field.partner'),
            render: (override) => (
              <MuiLink component={Link} to={`/partners/${override.partner.id}`} sx={{ color: 'text.primary' }}>
                {override.partner.name}
              </MuiLink>
            ),
          },
          {
            name: 'status',
            label: t('field.status'),
            render: (override) => <StandingTag override={override} now={now} />,
          },
          {
            name: 'terms',
            label: t('planOverride.terms'),
            render: (override) => (
              <>
                <Typography variant="body2" component="span" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {valueText(override.params)}
                </Typography>
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {[override.rule, override.reason].join(' · ')}
                </Typography>
              </>
            ),
          },
          {
            name: 'from',
            label: t('planOverride.from'),
            isShort: true,
            render: (override) => format.date(override.validFrom),
          },
          {
            name: 'until',
            label: t('planOverride.until'),
            isShort: true,
            render: (override) =>
              override.validUntil === null ? t('planOverride.endless') : format.date(lastMomentOf(override.validUntil)),
          },
          {
            name: 'actions',
            label: t('field.actions'),
            align: 'end',
            render: (override) =>
              isOver(override) ? (
                '–'
              ) : (
                <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end', flexWrap: 'wrap' }}>
                  {!override.isApproved && may('plan.approve-override') ? (
                    <ConfirmButton
                      variant="text"
                      label={t('planOverride.approve')}
                      title={t('planOverride.approveTitle', { partner: override.partner.name })}
                      text={t('planOverride.approveText')}
                      onConfirm={async () => {
                        await call('plan.approve-override', { params: { id: plan.id, overrideId: override.id } });
                        await changed(t('planOverride.approved'));
                      }}
                    />
                  ) : null}
                  {may('plan.end-override') ? (
                    <Button onClick={() => setEnding(override)}>{t('planOverride.end')}</Button>
                  ) : null}
                </Box>
              ),
          },
        ]}
      />
      {ending === undefined ? null : (
        <RecordFormDialog
          title={t('planOverride.endTitle', { partner: ending.partner.name })}
          submitLabel={t('planOverride.end')}
          intro={<span>{t('planOverride.endText')}</span>}
          initial={{ lastDay: new Date(now).toISOString().slice(0, 10) }}
          fields={[{ kind: 'text', type: 'date', name: 'lastDay', label: t('planOverride.until'), required: true }]}
          onClose={() => setEnding(undefined)}
          onSubmit={async (values) => {
            await call('plan.end-override', {
              params: { id: plan.id, overrideId: ending.id },
              body: { lastDay: textOf(values, 'lastDay') },
            });
            await changed(t('planOverride.endDone'));
          }}
        />
      )}
    </>
  );
}

/** An end is the first instant at which it no longer holds; people say the last day. */
function lastMomentOf(end: string): string {
  return new Date(Date.parse(end) - 1).toISOString();
}

function StandingTag({ override, now }: { override: Override; now: number }) {
  const t = useText();
  if (override.validUntil !== null && Date.parse(override.validUntil) <= now)
    return <Tag>{t('planOverride.ended')}</Tag>;
  if (!override.isApproved) return <Tag tone="warning">{t('planOverride.waits')}</Tag>;
  if (Date.parse(override.validFrom) > now) return <Tag tone="info">{t('planOverride.ahead')}</Tag>;
  return <Tag tone="success">{t('planOverride.holds')}</Tag>;
}
