import { eventKinds, reversalKinds } from '@countersign/domain/event/event';
import { purchaseOrders } from '@countersign/domain/plan/document';
import type { ParamField } from '@countersign/domain/plan/rules/rule-kind';
import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { useDraft } from './draft-context.tsx';
import { fieldGrid } from './field-grid.ts';
import { ParamInput } from './param-input.tsx';
import { type Place, valueAt } from './plan-draft.ts';

const earningKinds = eventKinds.filter((kind) => !reversalKinds.some((reversal) => reversal === kind));
const lists = ['products', 'countries', 'tiers', 'groups'] as const;
const purchase: ParamField = { name: 'purchase', type: 'choice', choices: purchaseOrders, isOptional: true };

/** For which events a rule is; a list that is left empty admits every value. */
export function RuleConditions({ place }: { place: Place }) {
  const t = useText();
  const { draft, set, problemAt } = useDraft();
  const kindsPlace: Place = [...place, 'kinds'];
  const value = valueAt(draft, kindsPlace);
  const chosen = earningKinds.filter((kind) => Array.isArray(value) && value.includes(kind));
  const problem = problemAt(kindsPlace);
  return (
    <Box sx={fieldGrid} role="group" aria-label={t('planEditor.conditions')}>
      <TextField
        select
        required
        label={t('planField.kinds')}
        value={chosen}
        error={problem !== undefined}
        helperText={problem ?? t('planField.kindsHelp')}
        slotProps={{ select: { multiple: true } }}
        onChange={(event) => {
          const next: unknown = event.target.value;
          set(
            kindsPlace,
            earningKinds.filter((kind) => Array.isArray(next) && next.includes(kind)),
          );
        }}
      >
        {earningKinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {t(`eventKind.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      {lists.map((name) => (
        <WordsInput key={name} place={[...place, name]} label={t(`planField.${name}`)} isUpper={name === 'countries'} />
      ))}
      <ParamInput field={purchase} place={[...place, 'purchase']} label={t('planField.purchase')} />
    </Box>
  );
}

/** Several words with commas between; none is the same as no condition. */
function WordsInput({ place, label, isUpper }: { place: Place; label: string; isUpper: boolean }) {
  const t = useText();
  const { draft, set, problemAt } = useDraft();
  const value = valueAt(draft, place);
  const words: readonly unknown[] = Array.isArray(value) ? value : [];
  const [text, setText] = useState(words.join(', '));
  const problem =
    problemAt(place) ?? words.map((_word, index) => problemAt([...place, index])).find((found) => found !== undefined);
  return (
    <TextField
      label={label}
      value={text}
      error={problem !== undefined}
      helperText={problem ?? t('planField.wordsHelp')}
      onChange={(event) => {
        setText(event.target.value);
        const typed = event.target.value.split(',').map((word) => (isUpper ? word.trim().toUpperCase() : word.trim()));
        const next = typed.filter((word) => word !== '');
        set(place, next.length === 0 ? undefined : next);
      }}
      slotProps={{ htmlInput: { maxLength: 400 } }}
    />
  );
}
