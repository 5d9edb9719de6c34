import type { Deal } from '@countersign/contracts/deal-registration/operations';
import type { DealTermsDraft } from '@countersign/contracts/deal-registration/terms';
import type { DealField } from '@countersign/domain/deal-registration/deal';
import { isProblem } from '@countersign/ui/client/problem';
import { Alert, Box, Button, Paper, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { call } from '../data/api.ts';
import { useCarryOut } from '../data/use-carry-out.ts';
import { ConfirmButton } from '../parts/confirm-button.tsx';
import { Page } from '../parts/page.tsx';
import { useUnsaved } from '../parts/use-unsaved.ts';
import { useFormat } from '../text/use-format.ts';
import { useFieldProblemText, useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { DealForm } from './deal-form.tsx';
import { type DealFormValues, missingFields, toFormValues, toTerms } from './deal-form-values.ts';
import { DealRoutePreview } from './deal-route-preview.tsx';

/** Types a draft for a partner and registers it, or answers a change request for them. */
export function DealEditor({ deal }: { deal: Deal }) {
  const t = useText();
  const { locale } = useFormat();
  const navigate = useNavigate();
  const notify = useNotify();
  const fieldProblemText = useFieldProblemText();
  const problemText = useProblemText();
  const carryOut = useCarryOut();
  const queryClient = useQueryClient();
  const [values, setValues] = useState<DealFormValues>(() =>
    toFormValues(deal.terms, deal.amount?.currency ?? 'EUR', locale),
  );
  const [saved, setSaved] = useState(values);
  const [revision, setRevision] = useState(deal.revision);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const open = deal.changes?.fields;
  const terms = toTerms(values, deal.terms, locale);

  async function saveDraft(): Promise<Deal> {
    const emptied = Object.keys(deal.terms).filter((field) => !Object.hasOwn(terms, field));
    const patch = { ...terms, ...Object.fromEntries(emptied.map((field) => [field, null])) };
    const written = await call('deal-registration.update-draft', {
      params: { id: deal.id },
      ifMatch: revision,
      body: { terms: patch },
    });
    setRevision(written.revision);
    setSaved(values);
    queryClient.setQueryData(['deal', deal.id], written);
    return written;
  }

  const save = useMutation({
    mutationFn: saveDraft,
    onSuccess: () => notify(t('dealForm.saved'), { type: 'success' }),
  });
  const send = useMutation({
    mutationFn: async () => {
      if (open !== undefined) return answer(open);
      const written = await saveDraft();
      const submitted = await call('deal-registration.submit', { params: { id: deal.id }, ifMatch: written.revision });
      await queryClient.invalidateQueries({ queryKey: ['deal-registrations'] });
      queryClient.setQueryData(['deal', deal.id], submitted);
      notify(t('dealForm.submitted'), { type: 'success' });
      void navigate(submitted.caseId === null ? '/deal-registrations' : `/cases/${submitted.caseId}`);
    },
  });

  async function answer(fields: readonly DealField[]) {
    const answered = Object.fromEntries(
      fields.map((field) => [field, terms[field] ?? null]),
    ) as Partial<DealTermsDraft>;
    const body = { terms: answered, ...(note.trim() === '' ? {} : { note: note.trim() }) };
    const say = { done: t('dealForm.answered') };
    await carryOut('deal-registration.answer', { params: { id: deal.id }, ifMatch: deal.revision, body }, say);
    void navigate(`/cases/${deal.caseId}`);
  }

  const isTyped = note.trim() !== '' || JSON.stringify(values) !== JSON.stringify(saved);
  useUnsaved(isTyped && !save.isPending && !send.isPending);

  const error = send.error ?? save.error;
  const problems: Partial<Record<DealField, string>> = {};
  if (isTried && open === undefined)
    for (const field of missingFields(terms)) problems[field] = t('fieldProblem.missing');
  if (isTried && values.amount !== '' && terms.amount === undefined) problems.amount = t('fieldProblem.amount');
  if (isProblem(error)) {
    for (const refusal of error.errors) {
      const name = refusal.field.replace(/^terms\./, '').split(/[.[]/)[0] as DealField;
      problems[name] = fieldProblemText(refusal);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (open === undefined && missingFields(terms).length > 0) return;
    send.mutate();
  }

  return (
    <Page
      title={deal.customerName ?? t('deal.newTitle', { partner: deal.partner.name })}
      lead={t('deal.draftLead', { partner: deal.partner.name, program: deal.programName })}
      back={{ to: deal.caseId === null ? '/deal-registrations' : `/cases/${deal.caseId}`, label: t('nav.backToDeals') }}
      width="reading"
      actions={
        deal.actions.includes('discard') ? (
          <ConfirmButton
            label={t('dealForm.discard')}
            title={t('dealForm.discardTitle')}
            text={t('dealForm.discardText')}
            onConfirm={async () => {
              await call('deal-registration.discard', { params: { id: deal.id } });
              await queryClient.invalidateQueries({ queryKey: ['deal-registrations'] });
              void navigate('/deal-registrations');
            }}
          />
        ) : null
      }
    >
      <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        {deal.changes === null ? null : <Alert severity="warning">{deal.changes.text}</Alert>}
        <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 } }}>
          <DealForm
            values={values}
            problems={problems}
            onChange={(change) => setValues((before) => ({ ...before, ...change }))}
            {...(open === undefined ? {} : { only: open })}
          />
        </Paper>
        {open === undefined ? (
          <DealRoutePreview dealId={deal.id} revision={revision} />
        ) : (
          <TextField
            label={t('dealAction.note')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            multiline
            minRows={2}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
        )}
        {isTried && Object.keys(problems).length > 0 ? (
          <Alert severity="error">{t('dealForm.incomplete')}</Alert>
        ) : null}
        {error === null ? null : <Alert severity="error">{problemText(error, Object.keys(problems).length > 0)}</Alert>}
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          <Button type="submit" variant="contained" loading={send.isPending}>
            {open === undefined ? t('dealForm.submit') : t('dealForm.answer')}
          </Button>
          {open === undefined ? (
            <Button variant="outlined" onClick={() => save.mutate()} loading={save.isPending}>
              {t('dealForm.saveDraft')}
            </Button>
          ) : null}
        </Box>
      </Box>
    </Page>
  );
}
