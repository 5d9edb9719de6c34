import type { Reply } from '@countersign/ui/client/operation-types';
import { Button, Typography } from '@mui/material';
import { type ComponentProps, useState } from 'react';
import { RecordSection } from '../list/record-section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { ExplanationDialog } from './explanation-dialog.tsx';
import { LineStateTag } from './line-state-tag.tsx';

type Line = Reply<'line.list'>['items'][number];

/** Lines, newest first; each says on demand why it is what it is. */
export function LineSection(
  props: Pick<ComponentProps<typeof RecordSection<Line>>, 'title' | 'queryKey' | 'load' | 'empty'>,
) {
  const t = useText();
  const format = useFormat();
  const [explained, setExplained] = useState<string>();
  return (
    <>
      <RecordSection<Line>
        {...props}
        columns={[
          {
            name: 'kind',
            label: t('line.kind'),
            render: (line) => (
              <>
                {t(`lineKind.${line.kind}`)}
                <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                  {format.date(line.occurredAt)}
                </Typography>
              </>
            ),
          },
          { name: 'partner', label: t('field.partner'), render: (line) => line.partner.name },
          {
            name: 'rule',
            label: t('line.rule'),
            render: (line) =>
              line.plan === null ? line.rule : t('line.ruleVersion', { rule: line.rule, version: line.plan.version }),
          },
          { name: 'state', label: t('field.status'), render: (line) => <LineStateTag state={line.state} /> },
          {
            name: 'basis',
            label: t('line.basis'),
            align: 'end',
            render: (line) => (line.basis === null ? '–' : format.money(line.basis)),
          },
          {
            name: 'amount',
            label: t('line.amount'),
            align: 'end',
            render: (line) => <strong>{format.money(line.amount)}</strong>,
          },
          {
            name: 'why',
            label: t('field.actions'),
            align: 'end',
            render: (line) => <Button onClick={() => setExplained(line.id)}>{t('line.why')}</Button>,
          },
        ]}
      />
      {explained === undefined ? null : (
        <ExplanationDialog title={t('line.why')} id={explained} onClose={() => setExplained(undefined)} />
      )}
    </>
  );
}
