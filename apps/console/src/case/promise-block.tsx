import type { Deal } from '@countersign/contracts/deal-registration/operations';
import { Alert, Box } from '@mui/material';
import { When } from '../parts/due.tsx';
import { type Fact, Facts } from '../parts/facts.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

/** What was promised to the partner, and how it came out. */
export function PromiseBlock({ deal }: { deal: Deal }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const facts: Fact[] = [];
  if (deal.protectedUntil !== null) {
    const value = t('promise.untilIn', { date: format.civilDate(deal.protectedUntil), zone: deal.protectionZone });
    facts.push({ label: t('promise.protectedUntil'), value });
  }
  if (deal.grantedDiscountBp !== null) {
    facts.push({ label: t('promise.discount'), value: format.percent(deal.grantedDiscountBp) });
  }
  if (deal.extensionsUsed > 0)
    facts.push({ label: t('promise.extensions'), value: format.number(deal.extensionsUsed) });
  if (deal.offer !== null) facts.push({ label: t('promise.acceptBy'), value: <When at={deal.offer.acceptBy} /> });
  if (deal.win !== null) {
    facts.push({ label: t('promise.wonOn'), value: format.civilDate(deal.win.wonOn) });
    facts.push({ label: t('promise.wonAmount'), value: format.money(deal.win.amount) });
    facts.push({ label: t('promise.orderNumber'), value: deal.win.orderNumber });
    facts.push({
      label: t('promise.confirmedAt'),
      value: deal.win.confirmedAt === null ? t('promise.notConfirmed') : <When at={deal.win.confirmedAt} />,
    });
  }
  if (deal.loss !== null) {
    const text = [t(`lossReason.${deal.loss.reason}`), deal.loss.text].filter((part) => part !== null).join(': ');
    facts.push({ label: t('promise.lostBecause'), value: text, wide: true });
  }
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {deal.rejection === null ? null : (
        <Alert severity="error">
          {t('promise.rejected', {
            reason: lookUp('rejectionReason', deal.rejection.reason),
            text: deal.rejection.text,
          })}
        </Alert>
      )}
      {deal.changes === null ? null : (
        <Alert severity="warning">
          {t('promise.changesAsked', {
            fields: format.list(deal.changes.fields.map((field) => t(`dealField.${field}`))),
            text: deal.changes.text,
          })}
          {deal.changes.limitAt === null
            ? null
            : ` ${t('promise.changesLimit', { at: format.deadline(deal.changes.limitAt) })}`}
        </Alert>
      )}
      {facts.length === 0 && deal.rejection === null && deal.changes === null ? (
        t('promise.nothingYet')
      ) : (
        <Facts facts={facts} />
      )}
    </Box>
  );
}
