import type { ExitPreviewView } from '@countersign/contracts/exit/operations';
import type { DealDisposition } from '@countersign/domain/exit/disposition';
import {
  Alert,
  Box,
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
  Typography,
} from '@mui/material';
import { Link } from 'react-router';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

export interface PreviewViewProps {
  preview: ExitPreviewView;
  /** Where what becomes of each registration may still be chosen. */
  onChoose?: (dealId: string, disposition: DealDisposition) => void;
}

/** What the end of a membership does, area by area, in counts and money. */
export function PreviewView({ preview, onChoose }: PreviewViewProps) {
  const t = useText();
  const lookUp = useLookedUpText();
  const format = useFormat();
  const { money, links, access } = preview;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <DealsOfPreview preview={preview} {...(onChoose === undefined ? {} : { onChoose })} />
      <Section title={t('exit.money')}>
        <Facts
          columnWidth={130}
          facts={[
            { label: t('exit.available'), value: <strong>{format.money(money.available)}</strong> },
            { label: t('exit.pending'), value: format.money(money.pending) },
            { label: t('exit.held'), value: format.money(money.held) },
            { label: t('exit.owed'), value: format.money(money.owed) },
            { label: t('exit.underWay'), value: format.money(money.underWay) },
          ]}
        />
        {money.disposition === 'blocked' ? (
          <Alert severity="warning" sx={{ mt: 1.5 }}>
            {t('exit.moneyBlocked')}
          </Alert>
        ) : (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
            {t('exit.moneyText', { days: format.number(money.clawbackDays) })}
          </Typography>
        )}
      </Section>
      <Section title={t('exit.links')}>
        <Typography variant="body2">
          {`${t('exit.linkCount', { count: links.live })}, ${t('exit.couponCount', { count: links.coupons })}: `}
          <strong>{t(`linkDisposition.${links.disposition}`)}</strong>
        </Typography>
      </Section>
      <Section title={t('exit.people')}>
        <Typography variant="body2">
          <strong>{t(`accessDisposition.${access.disposition}`)}</strong>
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {access.people.length === 0 ? t('exit.nobody') : format.list(access.people.map(({ name }) => name))}
        </Typography>
      </Section>
      <Section title={t('exit.kept')}>
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.875rem' }}>
          {preview.kept.map(({ kind, basis, until }) => (
            <li key={kind}>
              {t('exit.keptUntil', { what: lookUp('keptKind', kind), until: format.civilDate(until), basis })}
            </li>
          ))}
        </Box>
      </Section>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {t('exit.previewAt', { at: format.dateTime(preview.at) })}
      </Typography>
    </Box>
  );
}

function DealsOfPreview({ preview, onChoose }: PreviewViewProps) {
  const t = useText();
  const format = useFormat();
  if (preview.deals.length === 0)
    return (
      <Section title={t('exit.dealsByDefault')}>
        <Typography variant="body2">{t('exit.noDeals')}</Typography>
      </Section>
    );
  return (
    <Section title={t('exit.dealsByDefault')} flush>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('exit.deal')}</TableCell>
              <TableCell>{t('exit.protectedUntil')}</TableCell>
              <TableCell>{t('exit.becomes')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {preview.deals.map((deal) => (
              <TableRow key={deal.dealId}>
                <TableCell component="th" scope="row">
                  <Link to={`/deal-registrations/${deal.dealId}`}>{deal.number ?? deal.dealId}</Link>
                  <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                    {[
                      deal.customerName,
                      deal.amount === null ? null : format.money(deal.amount),
                      t(`dealStatus.${deal.status}`),
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </Typography>
                </TableCell>
                <TableCell>{deal.protectedUntil === null ? '–' : format.civilDate(deal.protectedUntil)}</TableCell>
                <TableCell>
                  {onChoose === undefined || deal.choices.length < 2 ? (
                    t(`dealDisposition.${deal.disposition}`)
                  ) : (
                    <TextField
                      select
                      size="small"
                      variant="standard"
                      aria-label={t('exit.becomes')}
                      slotProps={{ select: { 'aria-label': `${t('exit.becomes')}: ${deal.number ?? ''}` } }}
                      value={deal.disposition}
                      onChange={({ target }) => {
                        const chosen = deal.choices.find((choice) => choice === target.value);
                        if (chosen !== undefined) onChoose(deal.dealId, chosen);
                      }}
                    >
                      {deal.choices
                        .filter((choice) => choice !== 'transfer' || preview.transferTo !== null)
                        .map((choice) => (
                          <MenuItem key={choice} value={choice}>
                            {t(`dealDisposition.${choice}`)}
                          </MenuItem>
                        ))}
                    </TextField>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {preview.transferTo === null ? null : (
        <Typography variant="body2" sx={{ px: 2, py: 1, color: 'text.secondary' }}>
          {`${t('exit.transferTo')}: ${preview.transferTo.partnerName}`}
        </Typography>
      )}
    </Section>
  );
}
