import { Alert, Box, Button, Checkbox, FormControlLabel, TextField, Typography } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../data/api.ts';
import { useFormat } from '../text/use-format.ts';
import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useProblemText } from '../text/use-problem-text.ts';
import { useText } from '../text/use-text.ts';
import { useWho } from '../text/use-who.ts';
import { useDurationText } from './use-duration-text.ts';

const yesNoFacts = ['hasMatch', 'isNamedAccount', 'hasContact', 'isRandomSample'] as const;

/** The route for made-up facts, before anybody depends on it. */
export function PolicyPreview({ policyId, versionId }: { policyId: string; versionId: string }) {
  const t = useText();
  const lookUp = useLookedUpText();
  const problemText = useProblemText();
  const [amount, setAmount] = useState('30000');
  const [discount, setDiscount] = useState('15');
  const [answers, setAnswers] = useState<Readonly<Record<string, boolean>>>({ hasContact: true });

  const preview = useMutation({
    mutationFn: () =>
      call('policy.preview', {
        params: { id: policyId },
        body: {
          versionId,
          facts: {
            ...Object.fromEntries(yesNoFacts.map((name) => [name, answers[name] === true])),
            amountMinor: `${Number.parseInt(amount, 10) || 0}00`,
            discountAskedBp: Math.round((Number.parseFloat(discount.replace(',', '.')) || 0) * 100),
          },
        },
      }),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    preview.mutate();
  }

  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('policy.previewLead')}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
        <TextField
          label={t('policy.previewAmount')}
          value={amount}
          onChange={(event) => setAmount(event.target.value.replaceAll(/\D/g, ''))}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 12 } }}
        />
        <TextField
          label={t('policy.previewDiscount')}
          value={discount}
          onChange={(event) => setDiscount(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 6 } }}
        />
      </Box>
      <Box>
        {yesNoFacts.map((name) => (
          <FormControlLabel
            key={name}
            sx={{ display: 'flex' }}
            control={
              <Checkbox
                size="small"
                checked={answers[name] === true}
                onChange={(event) => setAnswers({ ...answers, [name]: event.target.checked })}
              />
            }
            label={lookUp('fact', name)}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
      </Box>
      <Box>
        <Button type="submit" variant="outlined" loading={preview.isPending}>
          {t('policy.previewRun')}
        </Button>
      </Box>
      {preview.isError ? <Alert severity="error">{problemText(preview.error)}</Alert> : null}
      <Box role="status">{preview.data === undefined ? null : <PreviewResult result={preview.data} />}</Box>
    </Box>
  );
}

function PreviewResult({ result }: { result: Awaited<ReturnType<typeof call<'policy.preview'>>> }) {
  const t = useText();
  const format = useFormat();
  const lookUp = useLookedUpText();
  const who = useWho();
  const durationText = useDurationText();
  const failed = result.trace.filter(({ error }) => error !== null);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h3">
        {result.ruleName === null
          ? t('policy.previewNoRule')
          : t('why.rule', { rule: lookUp('ruleName', result.ruleName) })}
      </Typography>
      {result.auto === null ? null : (
        <Typography variant="body2">{t('policy.auto', { after: durationText(result.auto.releaseAfter) })}</Typography>
      )}
      <Box component="ol" sx={{ m: 0, paddingInlineStart: 2.5 }}>
        {result.steps.map((step) => (
          <Box component="li" key={step.name} sx={{ fontSize: '0.8125rem' }}>
            <strong>{who(step.name)}</strong>: {who(step.who)}, {t('policy.eligible', { count: step.eligible })}
            {step.dueAt === null ? null : `, ${t('policy.previewDue', { at: format.deadline(step.dueAt) })}`}
          </Box>
        ))}
      </Box>
      {failed.length === 0 ? null : (
        <Alert severity="error">{failed.map(({ ruleName, error }) => `${ruleName}: ${error}`).join('; ')}</Alert>
      )}
    </Box>
  );
}
