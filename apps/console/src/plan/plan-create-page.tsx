import { Box, MenuItem, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { Page } from '../parts/page.tsx';
import { Section } from '../parts/section.tsx';
import { LoadingLines } from '../parts/states.tsx';
import { usePrograms } from '../parts/use-company-lists.ts';
import { useText } from '../text/use-text.ts';
import { fieldGrid } from './editor/field-grid.ts';
import { firstPlan } from './editor/plan-draft.ts';
import { PlanEditor } from './editor/plan-editor.tsx';

export default function PlanCreatePage() {
  const t = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const programs = usePrograms();
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const program = programs.find(({ id }) => id === chosen) ?? programs[0];
  const isNamed = name.trim() !== '';
  return (
    <Page title={t('plan.create')} lead={t('plan.createLead')} back={{ to: '/plans', label: t('nav.backToPlans') }}>
      {program === undefined ? (
        <LoadingLines lines={8} />
      ) : (
        <PlanEditor
          key={program.id}
          initial={firstPlan(program.currency)}
          programId={program.id}
          currency={program.currency}
          submitLabel={t('plan.saveDraft')}
          isComplete={isNamed}
          onTry={() => setTried(true)}
          above={
            <Section title={t('plan.about')}>
              <Box sx={{ ...fieldGrid, pt: 1 }}>
                <TextField
                  required
                  autoFocus
                  label={t('field.name')}
                  value={name}
                  error={isTried && !isNamed}
                  helperText={isTried && !isNamed ? t('fieldProblem.missing') : t('plan.nameHelp')}
                  onChange={(event) => setName(event.target.value)}
                  slotProps={{ htmlInput: { maxLength: 120 } }}
                />
                <TextField
                  select
                  required
                  label={t('field.program')}
                  value={program.id}
                  onChange={(event) => setChosen(event.target.value)}
                >
                  {programs.map(({ id, label }) => (
                    <MenuItem key={id} value={id}>
                      {label}
                    </MenuItem>
                  ))}
                </TextField>
              </Box>
            </Section>
          }
          onSave={async (document) => {
            const plan = await call('plan.create', { body: { programId: program.id, name: name.trim(), document } });
            queryClient.setQueryData(['plans', 'one', plan.id], plan);
            notify(t('plan.draftSaved'), { type: 'success' });
            void navigate(`/plans/${plan.id}`);
          }}
        />
      )}
    </Page>
  );
}
