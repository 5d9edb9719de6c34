import type { Vetting } from '@countersign/contracts/vetting/vetting';
import { conditionKinds } from '@countersign/domain/vetting/vetting';
import { Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { chosenOf, textOf, textOrNull } from '../form/fields.ts';
import { RecordFormDialog } from '../form/record-form-dialog.tsx';
import { Section } from '../parts/section.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** What a clear depends on; said before it is decided. */
export function Conditions({ vetting }: { vetting: Vetting }) {
  const t = useText();
  const format = useFormat();
  const may = useMay();
  const [isChanging, setChanging] = useState(false);
  const [met, setMet] = useState<number | null>(null);
  const isUnderWay = vetting.status === 'checking' || vetting.status === 'in_review';
  return (
    <Section
      title={t('vetting.conditionsTitle')}
      aside={
        isUnderWay && may('vetting.set-conditions') ? (
          <Button onClick={() => setChanging(true)}>{t('vettingCondition.change')}</Button>
        ) : null
      }
    >
      {vetting.conditions.length === 0 ? (
        <Typography variant="body2">{t('vettingCondition.nothing')}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, ps: 2.5 }}>
          {vetting.conditions.map(({ kind, text, until, metAt }, place) => (
            <li key={`${kind} ${text}`}>
              {`${t(`conditionKind.${kind}`)}: ${text}${until === null ? '' : `, ${t('vettingCondition.untilText', { on: format.civilDate(until) })}`}`}
              {metAt === null ? null : `, ${t('conditionMet.metAt', { at: format.dateTime(metAt) })}`}
              {metAt === null && vetting.status === 'cleared' && may('vetting.meet-condition') ? (
                <Button size="small" onClick={() => setMet(place)}>
                  {t('conditionMet.mark')}
                </Button>
              ) : null}
            </li>
          ))}
        </Box>
      )}
      {isChanging ? <ConditionDialog vetting={vetting} onClose={() => setChanging(false)} /> : null}
      {met === null ? null : <MetDialog vetting={vetting} place={met} onClose={() => setMet(null)} />}
    </Section>
  );
}

function ConditionDialog({ vetting, onClose }: { vetting: Vetting; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const [first] = vetting.conditions;
  return (
    <RecordFormDialog
      title={t('vettingCondition.title')}
      submitLabel={t('vettingCondition.change')}
      intro={<span>{t('vettingCondition.text')}</span>}
      initial={{ kind: first?.kind ?? '', text: first?.text ?? '', until: first?.until ?? '' }}
      fields={[
        {
          kind: 'one',
          name: 'kind',
          label: t('vettingCondition.kind'),
          options: conditionKinds.map((kind) => ({ id: kind, label: t(`conditionKind.${kind}`) })),
        },
        { kind: 'text', name: 'text', label: t('vettingCondition.words'), max: 500, lines: 3 },
        { kind: 'text', name: 'until', type: 'date', label: t('vettingCondition.until') },
      ]}
      onClose={onClose}
      onSubmit={async (values) => {
        const [kind = 'other'] = chosenOf(values, 'kind', conditionKinds);
        const text = textOf(values, 'text');
        const conditions = text === '' ? [] : [{ kind, text, until: textOrNull(values, 'until') }];
        await call('vetting.set-conditions', { params: { id: vetting.id }, body: { conditions } });
        await client.invalidateQueries({ queryKey: ['vettings'] });
        notify(t('vettingCondition.saved'), { type: 'success' });
      }}
    />
  );
}

function MetDialog({ vetting, place, onClose }: { vetting: Vetting; place: number; onClose: () => void }) {
  const t = useText();
  const notify = useNotify();
  const client = useQueryClient();
  return (
    <RecordFormDialog
      title={t('conditionMet.title')}
      submitLabel={t('conditionMet.mark')}
      intro={<span>{t('conditionMet.text')}</span>}
      initial={{ note: '' }}
      fields={[{ kind: 'text', name: 'note', label: t('conditionMet.note'), required: true, max: 500, lines: 3 }]}
      onClose={onClose}
      onSubmit={async (values) => {
        await call('vetting.meet-condition', {
          params: { id: vetting.id },
          body: { place, note: textOf(values, 'note') },
        });
        await client.invalidateQueries({ queryKey: ['vettings'] });
        notify(t('conditionMet.done'), { type: 'success' });
      }}
    />
  );
}
