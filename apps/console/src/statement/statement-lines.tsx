import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { call } from '../data/api.ts';
import { ExplanationDialog } from '../line/explanation-dialog.tsx';
import { LineStateTag } from '../line/line-state-tag.tsx';
import { RecordSection } from '../list/record-section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

type StatementLine = Reply<'statement.lines'>['items'][number];

/** The lines of a statement; each says on demand why it is what it is. */
export function StatementLines({ statementId }: { statementId: string }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const [explained, setExplained] = useState<string>();
  return (
    <>
      <RecordSection<StatementLine>
        title={t('statement.lines')}
        queryKey={['statements', 'lines', statementId]}
        load={(query, signal) => call('statement.lines', { params: { id: statementId }, query, signal })}
        empty={t('statement.noLines')}
        columns={[
          {
            name: 'event',
            label: t('line.event'),
            render: (line) => (
              <>
                {line.eventKind === null ? t('lineKind.adjustment') : lookUp('eventKind', line.eventKind)}
                <Typography
                  variant="caption"
                  component="div"
                  sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
                >
                  {[format.date(line.occurredAt), line.reference].filter((part) => part !== '').join(' · ')}
                </Typography>
              </>
            ),
          },
          { name: 'kind', label: t('line.kind'), render: (line) => t(`lineKind.${line.kind}`) },
          {
            name: 'rule',
            label: t('line.rule'),
            render: (line) =>
              line.planVersion === null
                ? line.rule
                : t('line.ruleVersion', { rule: line.rule, version: line.planVersion }),
          },
          {
            name: 'basis',
            label: t('line.basis'),
            align: 'end',
            render: (line) =>
              line.basis === null ? (
                '–'
              ) : (
                <Box component="span" sx={{ display: 'inline-block' }}>
                  {format.money(line.basis)}
                  {line.fxRate === null || line.fxDay === null ? null : (
                    <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
                      {t('line.rate', { rate: line.fxRate, day: format.civilDate(line.fxDay) })}
                    </Typography>
                  )}
                </Box>
              ),
          },
          { name: 'state', label: t('field.status'), render: (line) => <LineStateTag state={line.state} /> },
          { name: 'hold', isShort: true, label: t('line.holdUntil'), render: (line) => format.date(line.holdUntil) },
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
