import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { Box, Typography } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What the partner, or staff for it, stated last, and what it is asked for now. */
export function StatementFacts({ vetting }: { vetting: Vetting }) {
  const t = useText();
  const format = useFormat();
  const { statement } = vetting;
  const asked = format.list(vetting.asked.map((part) => t(`askedPart.${part}`)));
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {vetting.asked.length === 0 ? null : (
        <Typography variant="body2">
          {`${t('vetting.askedOf')}: ${asked}${vetting.askedUntil === null ? '' : `, ${t('vetting.askedUntil', { at: format.dateTime(vetting.askedUntil) })}`}`}
        </Typography>
      )}
      {statement === null ? (
        <Typography variant="body2">{t('vetting.nothingStated')}</Typography>
      ) : (
        <Facts
          facts={[
            { label: t('vetting.legalName'), value: statement.legalName },
            { label: t('vetting.formLabel'), value: t(`vetting.form.${statement.form}`) },
            { label: t('field.country'), value: format.country(statement.country) },
            { label: t('vetting.registrationNumber'), value: statement.registrationNumber ?? '–' },
            { label: t('vetting.lei'), value: statement.lei ?? '–' },
            { label: t('vetting.vatNumber'), value: statement.vatNumber ?? '–' },
            { label: t('vetting.address'), value: statement.address ?? '–' },
            { label: t('vetting.email'), value: statement.email ?? '–' },
            { label: t('vetting.website'), value: statement.website ?? '–' },
            { label: t('vetting.markets'), value: statement.markets.join(', ') || '–' },
            { label: t('vetting.traffic'), value: format.list([...statement.trafficSources]) || '–' },
            { label: t('vetting.conflict'), value: statement.conflict ?? t('vetting.none'), wide: true },
            {
              label: t('vetting.licences'),
              wide: true,
              value:
                statement.licences.length === 0
                  ? t('vetting.none')
                  : statement.licences
                      .map(
                        (licence) =>
                          `${t(`licenceKind.${licence.kind}`)}, ${licence.jurisdiction}, ${licence.regulator}, ${licence.number}${licence.expiresOn === null ? '' : `, ${t('vettingCondition.untilText', { on: format.civilDate(licence.expiresOn) })}`}`,
                      )
                      .join('\n'),
            },
          ]}
        />
      )}
      {vetting.statedBy === null || vetting.statedAt === null ? null : (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {t('vetting.statedBy', { name: vetting.statedBy, at: format.dateTime(vetting.statedAt) })}
        </Typography>
      )}
    </Box>
  );
}
