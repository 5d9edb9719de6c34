import { termsLines } from '@countersign/domain/agreement/terms-lines';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Tab, Tabs, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/section.tsx';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { VersionTag } from './agreement-tags.tsx';
import { versionQuery } from './version-query.ts';

type Version = Reply<'agreement.get'>['versions'][number];

/** One version as partners read it, with its digest, its notice and who stands behind it. */
export function VersionText({ version }: { version: Version }) {
  const t = useText();
  const format = useFormat();
  const [language, setLanguage] = useState<string>();
  const { data, error, isPending, refetch } = useQuery(versionQuery(version.id));
  const text = data?.texts.find((one) => one.language === language) ?? data?.texts[0];
  return (
    <Section
      title={t('agreement.version', { version: version.version })}
      aside={<VersionTag status={version.status} />}
    >
      <Facts
        facts={[
          { label: t('agreement.writtenBy'), value: version.createdBy },
          { label: t('agreement.activatedBy'), value: version.activatedBy ?? '–' },
          {
            label: t('agreement.notice'),
            value: t('agreement.noticeText', {
              days: format.number(version.noticeDays),
              until: version.noticeUntil === null ? '–' : format.civilDate(version.noticeUntil),
            }),
          },
          { label: t('agreement.onSilence'), value: t(`silenceRule.${version.onSilence}`) },
          ...(version.summary === null ? [] : [{ label: t('agreement.summary'), value: version.summary, wide: true }]),
        ]}
      />
      {isPending ? <LoadingLines lines={8} /> : null}
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {text === undefined ? null : (
        <>
          {(data?.texts.length ?? 0) > 1 ? (
            <Tabs
              value={text.language}
              onChange={(_event, next: string) => setLanguage(next)}
              aria-label={t('agreement.language')}
              sx={{ mt: 1 }}
            >
              {data?.texts.map((one) => (
                <Tab key={one.language} value={one.language} label={format.language(one.language)} />
              ))}
            </Tabs>
          ) : null}
          <Box
            lang={text.language}
            tabIndex={0}
            role="region"
            aria-label={text.title}
            sx={{
              mt: 1.5,
              p: 2,
              maxHeight: 520,
              overflow: 'auto',
              border: '1px solid',
              borderColor: 'divider',
              borderRadius: 1,
            }}
          >
            <Typography variant="h3" sx={{ mb: 1 }}>
              {text.title}
            </Typography>
            <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {termsLines(text.body).map(({ isHeading, text: line }, place) => {
                const key = `${place} ${line}`;
                return isHeading ? <strong key={key}>{`${line}\n`}</strong> : <span key={key}>{`${line}\n`}</span>;
              })}
            </Typography>
          </Box>
          <Typography variant="caption" component="p" sx={{ mt: 1, color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {t('agreement.digest')} <code>{text.sha256}</code>
          </Typography>
        </>
      )}
    </Section>
  );
}
