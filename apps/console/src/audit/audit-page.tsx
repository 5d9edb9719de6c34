import type { Reply } from '@countersign/ui/client/operation-types';
import { Alert, Box, Link as MuiLink } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { RecordList } from '../list/record-list.tsx';
import { When } from '../parts/due.tsx';
import { Tag } from '../parts/tag.tsx';
import { useMemberChoices } from '../parts/use-company-lists.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';

type AuditRow = Reply<'audit.list'>['items'][number];

export default function AuditPage() {
  const t = useText();
  const who = useWho();
  const members = useMemberChoices();
  return (
    <RecordList<AuditRow>
      resource="audit"
      title={t('nav.audit')}
      lead={t('audit.lead')}
      above={<SealedStatus />}
      filters={[
        { kind: 'one', name: 'actorId', label: t('audit.actor'), options: members },
        { kind: 'search', name: 'action', label: t('audit.actionFilter') },
        { kind: 'date', name: 'from', label: t('audit.from') },
        { kind: 'date', name: 'to', label: t('audit.to'), end: true },
      ]}
      columns={[
        { name: 'at', isShort: true, label: t('field.time'), render: (row) => <When at={row.at} /> },
        { name: 'actor', label: t('audit.actor'), render: (row) => who(row.actor.name) },
        {
          name: 'action',
          label: t('audit.action'),
          render: (row) => (
            <Box component="code" sx={{ whiteSpace: { md: 'nowrap' } }}>
              {row.action}
            </Box>
          ),
        },
        { name: 'subject', label: t('audit.subject'), render: (row) => <Subject row={row} /> },
        { name: 'facts', label: t('audit.facts'), render: (row) => <AuditFacts facts={row.facts} /> },
        {
          name: 'sealed',
          label: t('audit.sealed'),
          render: (row) =>
            row.sealedAs === null ? (
              <Tag tone="warning">{t('audit.notSealed')}</Tag>
            ) : (
              <Tag tone="success">{t('audit.sealedAs', { sequence: row.sealedAs })}</Tag>
            ),
        },
      ]}
      empty={{ title: t('audit.emptyTitle'), text: t('audit.emptyText') }}
    />
  );
}

function SealedStatus() {
  const t = useText();
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['audit', 'status'],
    queryFn: ({ signal }) => call('audit.status', { signal }),
    refetchInterval: 30_000,
  });
  if (data === undefined) return null;
  const isAllSealed = data.sealed === data.rows;
  return (
    <Alert severity={isAllSealed ? 'success' : 'info'} sx={{ mb: 2 }}>
      {isAllSealed
        ? t('audit.allSealed', { count: data.rows })
        : t('audit.someSealed', { sealed: data.sealed, rows: data.rows })}{' '}
      {data.checkpointAt === null
        ? t('audit.noCheckpoint')
        : t('audit.checkpoint', { sequence: data.checkpointSequence ?? 0, at: format.dateTime(data.checkpointAt) })}
    </Alert>
  );
}

function Subject({ row }: { row: AuditRow }) {
  const number = row.facts['number'];
  const label = typeof number === 'string' ? number : row.subjectId;
  if (row.caseId === null) return <span>{label}</span>;
  return (
    <MuiLink component={Link} to={`/cases/${row.caseId}`}>
      {label}
    </MuiLink>
  );
}

function AuditFacts({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const shown = Object.entries(facts).filter(
    ([name, value]) => !['number', 'termsHash'].includes(name) && value !== null && value !== undefined,
  );
  if (shown.length === 0) return '–';
  return (
    <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {shown
        .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
        .join(', ')}
    </Box>
  );
}
