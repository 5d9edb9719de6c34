import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { Facts } from '../parts/facts.tsx';
import { Fingerprint } from '../parts/fingerprint.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { PlanDocumentView } from './plan-document-view.tsx';

type Version = Reply<'plan.get'>['versions'][number];

const tones = { draft: 'info', active: 'success', retired: 'neutral' } as const;

/** The versions of a plan, one at a time, in words. */
export function PlanVersions({ versions, inForce }: { versions: readonly Version[]; inForce: number | null }) {
  const t = useText();
  const format = useFormat();
  const newestFirst = versions.toSorted((one, other) => other.version - one.version);
  const [chosen, setChosen] = useState('');
  const shown =
    versions.find(({ id }) => id === chosen) ?? versions.find(({ version }) => version === inForce) ?? newestFirst[0];
  if (shown === undefined) return null;
  const at = (instant: string | null) => (instant === null ? '–' : format.dateTime(instant));
  return (
    <Section
      title={t('plan.terms')}
      aside={
        <TextField
          select
          label={t('plan.shownVersion')}
          value={shown.id}
          onChange={(event) => setChosen(event.target.value)}
          sx={{ minWidth: 200 }}
        >
          {newestFirst.map((version) => (
            <MenuItem key={version.id} value={version.id}>
              {t('plan.versionStatus', { version: version.version, status: t(`planStatus.${version.status}`) })}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Facts
          columnWidth={140}
          facts={[
            {
              label: t('field.status'),
              value: (
                <>
                  <Tag tone={tones[shown.status]}>{t(`planStatus.${shown.status}`)}</Tag>{' '}
                  {shown.version === inForce ? <Tag tone="brand">{t('plan.inForce')}</Tag> : null}
                </>
              ),
            },
            { label: t('plan.from'), value: at(shown.effectiveFrom) },
            { label: t('plan.until'), value: at(shown.effectiveUntil) },
            { label: t('plan.activatedAt'), value: at(shown.activatedAt) },
            { label: t('plan.lineCount'), value: format.number(shown.lineCount) },
            { label: t('money.hash'), value: <Fingerprint hash={shown.hash} /> },
          ]}
        />
        <PlanDocumentView document={shown.document} />
      </Box>
    </Section>
  );
}
