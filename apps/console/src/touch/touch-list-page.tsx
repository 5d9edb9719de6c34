import { touchKinds, touchQualities } from '@countersign/domain/touch/touch';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Link as MuiLink, Typography } from '@mui/material';
import { Link } from 'react-router';
import { RecordList } from '../list/record-list.tsx';
import { Tag } from '../parts/tag.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { TouchesOfLink } from './touches-of-link.tsx';

type TouchRow = Reply<'touch.list'>['items'][number];

/** Clicks and coupon uses, also those that do not count. */
export default function TouchListPage() {
  const t = useText();
  const format = useFormat();
  const programs = usePrograms();
  return (
    <RecordList<TouchRow>
      resource="touches"
      title={t('nav.touches')}
      lead={t('touch.listLead')}
      filters={[
        { kind: 'partner', name: 'partnerId', label: t('field.partner') },
        {
          kind: 'one',
          name: 'kind',
          label: t('touch.kind'),
          options: touchKinds.map((kind) => ({ id: kind, label: t(`candidateKind.${kind}`) })),
        },
        {
          kind: 'several',
          name: 'quality',
          label: t('touch.quality'),
          options: touchQualities.map((quality) => ({ id: quality, label: t(`touchQuality.${quality}`) })),
        },
        { kind: 'one', name: 'programId', label: t('field.program'), options: programs },
        { kind: 'date', name: 'from', label: t('event.from') },
        { kind: 'date', name: 'to', label: t('event.to'), end: true },
      ]}
      columns={[
        {
          name: 'receivedAt',
          label: t('touch.at'),
          isShort: true,
          render: (touch) => format.dateTime(touch.receivedAt),
        },
        {
          name: 'kind',
          label: t('touch.kind'),
          render: (touch) => (
            <>
              {t(`candidateKind.${touch.kind}`)}
              {touch.linkName === null && touch.couponCode === null ? null : (
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {touch.linkId === null || touch.linkName === null ? (
                    touch.couponCode
                  ) : (
                    <TouchesOfLink linkId={touch.linkId} name={touch.linkName} />
                  )}
                </Typography>
              )}
            </>
          ),
        },
        {
          name: 'partner',
          label: t('field.partner'),
          render: (touch) => (
            <MuiLink component={Link} to={`/partners/${touch.partner.id}`} sx={{ color: 'text.primary' }}>
              {touch.partner.name}
            </MuiLink>
          ),
        },
        {
          name: 'quality',
          label: t('touch.quality'),
          render: (touch) => (
            <Tag tone={touch.quality === 'valid' ? 'success' : 'neutral'}>{t(`touchQuality.${touch.quality}`)}</Tag>
          ),
        },
        {
          name: 'from',
          label: t('touch.cameFrom'),
          render: (touch) => (
            <Detail
              parts={[
                touch.referrerHost,
                ...Object.entries({ ...touch.utm, ...touch.subIds }).map(([name, value]) => `${name}=${value}`),
                touch.paidSearch,
              ]}
            />
          ),
        },
        {
          name: 'target',
          label: t('touch.target'),
          render: (touch) => (
            <>
              <Detail parts={[touch.target]} />
              {touch.deepLinkRefusal === null ? null : (
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {t('touch.deepLinkRefused')}
                </Typography>
              )}
            </>
          ),
        },
      ]}
      empty={{ title: t('touch.emptyTitle'), text: t('touch.emptyText') }}
    />
  );
}

function Detail({ parts }: { parts: readonly (string | null)[] }) {
  const said = parts.filter((part) => part !== null);
  if (said.length === 0) return '–';
  return (
    <Typography
      variant="caption"
      component="span"
      title={said.join(', ')}
      sx={{
        display: '-webkit-box',
        WebkitLineClamp: 2,
        WebkitBoxOrient: 'vertical',
        overflow: 'hidden',
        overflowWrap: 'anywhere',
        maxWidth: 320,
      }}
    >
      {said.join(', ')}
    </Typography>
  );
}
