import type { Payout, PayoutRun } from '@countersign/contracts/payout-run/operations';
import { payoutStatuses } from '@countersign/domain/payout/payout';
import { Box, MenuItem, Link as MuiLink, TextField } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../data/api.ts';
import { RecordSection } from '../list/record-section.tsx';
import { PayoutState } from '../payout/payout-state.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PayoutActions } from './payout-actions.tsx';

/** The payouts of a run, each with its state and why it is held. */
export function PayoutSection({ run }: { run: PayoutRun }) {
  const t = useText();
  const format = useFormat();
  const [status, setStatus] = useState('');
  const shown = payoutStatuses.find((name) => name === status);
  return (
    <RecordSection<Payout>
      title={t('payoutRun.payouts')}
      aside={
        <TextField
          select
          label={t('field.status')}
          value={status}
          onChange={(event) => setStatus(event.target.value)}
          sx={{ minWidth: 140 }}
        >
          <MenuItem value="">{t('list.any')}</MenuItem>
          {payoutStatuses.map((name) => (
            <MenuItem key={name} value={name}>
              {t(`payoutStatus.${name}`)}
            </MenuItem>
          ))}
        </TextField>
      }
      queryKey={['payouts', run.id, status, run.revision]}
      load={(at, signal) =>
        call('payout-run.payouts', {
          params: { id: run.id },
          query: { ...at, ...(shown === undefined ? {} : { status: shown }) },
          signal,
        })
      }
      empty={t('payoutRun.noPayouts')}
      columns={[
        {
          name: 'partner',
          label: t('field.partner'),
          render: (payout) => (
            <MuiLink component={Link} to={`/payouts/${payout.id}`} sx={{ color: 'text.primary' }}>
              {payout.partner.name}
            </MuiLink>
          ),
        },
        { name: 'status', label: t('field.status'), render: (payout) => <PayoutState payout={payout} /> },
        { name: 'account', isShort: true, label: t('payoutRun.account'), render: (payout) => payout.account ?? '–' },
        {
          name: 'statements',
          label: t('payoutRun.statements'),
          render: (payout) =>
            payout.statements.length === 0 ? (
              '–'
            ) : (
              <Box sx={{ display: 'grid' }}>
                {payout.statements.map(({ id, number }) => (
                  <MuiLink key={id} component={Link} to={`/statements/${id}`}>
                    {number}
                  </MuiLink>
                ))}
              </Box>
            ),
        },
        {
          name: 'endToEndId',
          label: t('payoutRun.reference'),
          render: (payout) =>
            payout.endToEndId === null ? '–' : <code style={{ overflowWrap: 'anywhere' }}>{payout.endToEndId}</code>,
        },
        {
          name: 'amount',
          label: t('line.amount'),
          align: 'end',
          render: (payout) => <strong>{format.money(payout.amount)}</strong>,
        },
        {
          name: 'actions',
          label: t('field.actions'),
          align: 'end',
          render: (payout) => <PayoutActions run={run} payout={payout} />,
        },
      ]}
    />
  );
}
