import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { RecordList } from '../list/record-list.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { VersionTag } from './agreement-tags.tsx';
import { useScopeText } from './use-scope-text.ts';

type Row = Reply<'agreement.list'>['items'][number];

/** Terms by program, type and region, and how partners stand to what is in force. */
export default function AgreementListPage() {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const scopeText = useScopeText();
  return (
    <RecordList<Row>
      resource="agreements"
      title={t('agreement.listTitle')}
      lead={t('agreement.listLead')}
      actions={
        may('agreement.create') ? (
          <Button variant="contained" component={Link} to="/agreements/create">
            {t('agreement.create')}
          </Button>
        ) : null
      }
      linkTo={({ id }) => `/agreements/${id}`}
      columns={[
        {
          name: 'name',
          label: t('agreement.name'),
          render: (row) => (
            <>
              {row.name}
              <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                {row.programName}
              </Typography>
            </>
          ),
        },
        { name: 'scope', label: t('agreement.forWhom'), render: (row) => scopeText(row) },
        {
          name: 'inForce',
          label: t('agreement.inForce'),
          render: ({ inForce, draft }) => (
            <>
              {inForce === null ? t('agreement.none') : t('agreement.version', { version: inForce.version })}{' '}
              {draft === null ? null : <VersionTag status="draft" />}
            </>
          ),
        },
        ...(['accepted', 'open', 'overdue'] as const).map((name) => ({
          name,
          label: t(`agreement.${name}`),
          align: 'end' as const,
          render: ({ consents }: Row) =>
            format.number(name === 'accepted' ? consents.accepted + consents.deemed : consents[name]),
        })),
      ]}
      empty={{ title: t('agreement.emptyTitle'), text: t('agreement.emptyText') }}
    />
  );
}
