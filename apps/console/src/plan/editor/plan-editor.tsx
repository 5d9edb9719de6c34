import { isProblem } from '@countersign/ui/client/problem';
import { Alert, Box, Button } from '@mui/material';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useLookedUpText } from '../../text/use-looked-up-text.ts';
import { useProblemText } from '../../text/use-problem-text.ts';
import { useText } from '../../text/use-text.ts';
import { usePlanPlaceText } from '../use-plan-place-text.ts';
import { DraftContext, type DraftEditing } from './draft-context.tsx';
import {
  checkDraft,
  firstRule,
  type PlacedProblem,
  type PlanBody,
  type PlanDraft,
  placeText,
  valueAt,
  withValue,
} from './plan-draft.ts';
import { PlanSettings } from './plan-settings.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { TryOut } from './try-out.tsx';

/** A plan being written: its fields, what contradicts itself at its place, and what made-up events would earn by it. */
export function PlanEditor({
  initial,
  programId,
  currency,
  submitLabel,
  above,
  isComplete = true,
  onTry,
  onSave,
}: {
  initial: PlanDraft;
  programId: string;
  currency: string;
  submitLabel: string;
  /** Asked for besides the document itself. */
  above?: ReactNode;
  isComplete?: boolean;
  /** Told of each attempt to save, to mark what is missing above. */
  onTry?: () => void;
  onSave: (document: PlanBody) => Promise<void>;
}) {
  const t = useText();
  const lookUp = useLookedUpText();
  const problemText = useProblemText();
  const placeWords = usePlanPlaceText();
  const formRef = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<PlanDraft>(initial);
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const checked = useMemo(() => checkDraft(draft), [draft]);
  const problems: readonly PlacedProblem[] = checked.isUsable ? refusedBy(error) : checked.problems;

  const editing: DraftEditing = {
    draft,
    currency,
    set: (place, value) => {
      setError(undefined);
      setDraft((before) => withValue(before, place, value) as PlanDraft);
    },
    problemAt: (place) => {
      const found = problems.find((problem) => problem.place === placeText(place));
      // Nobody is told off for a field that they have not come to yet.
      if (found === undefined || (found.code === 'missing' && !isTried)) return undefined;
      return lookUp('planProblem', found.code);
    },
  };

  async function save() {
    setTried(true);
    onTry?.();
    setError(undefined);
    if (!checked.isUsable || !isComplete || isSending) {
      setTimeout(() => formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    setSending(true);
    try {
      await onSave(checked.body);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSending(false);
    }
  }

  const rules: readonly unknown[] = Array.isArray(draft['rules']) ? draft['rules'] : [];
  const setRules = (next: readonly unknown[]) => editing.set(['rules'], next);
  return (
    <DraftContext value={editing}>
      <Box
        component="form"
        ref={formRef}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 400px' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {above}
          <PlanSettings />
          {rules.map((_rule, index) => (
            <RuleEditor
              key={`${index} of ${rules.length}`}
              index={index}
              onRemove={rules.length === 1 ? undefined : () => setRules(rules.filter((_other, at) => at !== index))}
            />
          ))}
          <Box>
            <Button
              variant="outlined"
              onClick={() => setRules([...rules, firstRule(t('planEditor.newRule', { number: rules.length + 1 }))])}
            >
              {t('planEditor.addRule')}
            </Button>
          </Box>
          {isTried && problems.length > 0 ? (
            <Alert severity="error">
              {t('planEditor.problems', { count: problems.length })}
              <Box component="ul" sx={{ m: 0, paddingInlineStart: 2.5 }}>
                {problems.map(({ place, code }) => (
                  <li key={`${place} ${code}`}>
                    {placeWords(namedPlace(place, rules))}: {lookUp('planProblem', code)}
                  </li>
                ))}
              </Box>
            </Alert>
          ) : null}
          {error === undefined ? null : <Alert severity="error">{problemText(error)}</Alert>}
          <Box>
            <Button type="submit" variant="contained" loading={isSending}>
              {submitLabel}
            </Button>
          </Box>
        </Box>
        <Box sx={{ position: { lg: 'sticky' }, top: { lg: 16 }, minWidth: 0 }}>
          <TryOut programId={programId} currency={currency} checked={checked} />
        </Box>
      </Box>
    </DraftContext>
  );
}

/** A rule is known by its name, not by where it stands. */
function namedPlace(place: string, rules: readonly unknown[]): string {
  return place.replace(/^rules\.(\d+)/, (whole, index: string) => {
    const name = valueAt(rules, [Number(index), 'name']);
    return typeof name === 'string' && name !== '' ? `rules.${name.replaceAll('.', ' ')}` : whole;
  });
}

/** What the server found, by the same places. */
function refusedBy(error: unknown): readonly PlacedProblem[] {
  if (!isProblem(error)) return [];
  return error.errors
    .filter(({ field }) => field.startsWith('document'))
    .map(({ field, code }) => ({ place: placeText(field), code }));
}
