import { Typography } from '@mui/material';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/section.tsx';
import { LoadingLines } from '../parts/states.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFileLimits } from '../parts/use-file-limits.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What may be uploaded here, and whether anybody looks for viruses. */
export function FileSettings() {
  const t = useText();
  const format = useFormat();
  const limits = useFileLimits();
  return (
    <Section title={t('files.title')}>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {t('files.lead')}
      </Typography>
      {limits === undefined ? (
        <LoadingLines lines={2} />
      ) : (
        <Facts
          facts={[
            { label: t('files.size'), value: format.bytes(limits.bytesMax) },
            { label: t('files.perDay'), value: format.number(limits.perDay) },
            {
              label: t('files.scanner'),
              wide: true,
              value:
                limits.virusScanner === null ? (
                  <Tag tone="warning">{t('files.notScanned')}</Tag>
                ) : (
                  t('files.scannedBy', { name: limits.virusScanner })
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
