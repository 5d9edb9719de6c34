import { noticeDaysMax, silenceRules } from '@countersign/domain/agreement/agreement';
import { locales } from '@countersign/locales/format/text';
import type { Body } from '@countersign/ui/client/operation-types';
import { MenuItem, Stack, Tab, Tabs, TextField } from '@mui/material';
import { useState } from 'react';
import { isWholeWithin } from '../form/fields.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

export type Draft = Body<'agreement.save-draft'>;
type Language = Draft['texts'][number]['language'];

/** What is typed of a version, before it is sent. */
export interface TypedDraft {
  readonly texts: Readonly<Partial<Record<Language, { readonly title: string; readonly body: string }>>>;
  readonly noticeDays: string;
  readonly onSilence: Draft['onSilence'];
  readonly summary: string;
}

export const emptyDraft: TypedDraft = { texts: {}, noticeDays: '30', onSilence: 'hold', summary: '' };

/** The version as the API takes it; null while something is missing. */
export function draftOf(typed: TypedDraft): Draft | null {
  const texts = locales.flatMap((language) => {
    const text = typed.texts[language];
    const [title, body] = [text?.title.trim() ?? '', text?.body.trim() ?? ''];
    return title === '' || body === '' ? [] : [{ language, title, body }];
  });
  if (texts.length === 0 || !isWholeWithin(typed.noticeDays, 0, noticeDaysMax)) return null;
  const summary = typed.summary.trim();
  return {
    texts,
    noticeDays: Number(typed.noticeDays),
    onSilence: typed.onSilence,
    summary: summary === '' ? null : summary,
  };
}

/** The text of a version in each language, its notice, and what happens without an answer. */
export function DraftFields({ typed, onChange }: { typed: TypedDraft; onChange: (typed: TypedDraft) => void }) {
  const t = useText();
  const format = useFormat();
  const [language, setLanguage] = useState<Language>('en');
  const text = typed.texts[language] ?? { title: '', body: '' };
  const write = (change: Partial<typeof text>) =>
    onChange({ ...typed, texts: { ...typed.texts, [language]: { ...text, ...change } } });
  return (
    <Stack spacing={2}>
      <Tabs
        value={language}
        onChange={(_event, next: Language) => setLanguage(next)}
        aria-label={t('agreement.language')}
      >
        {locales.map((one) => (
          <Tab key={one} value={one} label={format.language(one)} />
        ))}
      </Tabs>
      <TextField
        label={t('agreement.textTitle')}
        value={text.title}
        onChange={(event) => write({ title: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 200, lang: language } }}
      />
      <TextField
        label={t('agreement.body')}
        helperText={t('agreement.bodyHelp')}
        multiline
        minRows={12}
        maxRows={28}
        value={text.body}
        onChange={(event) => write({ body: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 200_000, lang: language } }}
      />
      <TextField
        label={t('agreement.summary')}
        helperText={t('agreement.summaryHelp')}
        multiline
        minRows={2}
        value={typed.summary}
        onChange={(event) => onChange({ ...typed, summary: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
        <TextField
          label={t('agreement.noticeDays')}
          value={typed.noticeDays}
          error={!isWholeWithin(typed.noticeDays, 0, noticeDaysMax)}
          onChange={(event) => onChange({ ...typed, noticeDays: event.target.value })}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
          sx={{ flex: 1 }}
        />
        <TextField
          select
          label={t('agreement.onSilence')}
          value={typed.onSilence}
          onChange={(event) =>
            onChange({
              ...typed,
              onSilence: silenceRules.find((rule) => rule === event.target.value) ?? typed.onSilence,
            })
          }
          sx={{ flex: 2 }}
        >
          {silenceRules.map((rule) => (
            <MenuItem key={rule} value={rule}>
              {t(`silenceRule.${rule}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
    </Stack>
  );
}
