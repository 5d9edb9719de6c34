import { heldThings } from '@countersign/domain/hold/hold';
import { Box, FormControlLabel, Switch, TextField, Typography } from '@mui/material';
import { Section } from '../parts/section.tsx';
import { useText } from '../text/use-text.ts';
import type { Definition, EditorProps } from './course-definition.ts';

type Settings = Definition['settings'];
const bounds = { passPercent: [1, 100], attemptsMax: [1, 20], waitHours: [0, 2160], validMonths: [1, 120] } as const;

/** What the course is called, and the rules that passing it follows. */
export function CourseSettingsSection({ definition, isLocked, onChange }: EditorProps) {
  const t = useText();
  const { settings } = definition;
  const set = (change: Partial<Settings>) => onChange({ ...definition, settings: { ...settings, ...change } });
  const numberField = (name: 'passPercent' | 'attemptsMax' | 'waitHours') => (
    <TextField
      key={name}
      type="number"
      label={t(`course.${name}`)}
      disabled={isLocked}
      value={settings[name]}
      onChange={(event) => set({ [name]: bounded(event.target.value, bounds[name]) })}
      slotProps={{ htmlInput: { min: bounds[name][0], max: bounds[name][1] } }}
    />
  );
  return (
    <Section title={t('course.settings')}>
      <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
        <TextField
          label={t('course.title')}
          required
          disabled={isLocked}
          value={definition.title}
          onChange={(event) => onChange({ ...definition, title: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <TextField
          label={t('course.summary')}
          multiline
          minRows={2}
          disabled={isLocked}
          value={definition.summary}
          onChange={(event) => onChange({ ...definition, summary: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
        <FormControlLabel
          control={
            <Switch
              checked={settings.isRequired}
              disabled={isLocked}
              onChange={(event) => set({ isRequired: event.target.checked })}
            />
          }
          label={t('course.isRequired')}
        />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: 'repeat(2, 1fr)' } }}>
          {numberField('passPercent')}
          {numberField('attemptsMax')}
          {numberField('waitHours')}
          <TextField
            type="number"
            label={t('course.validMonths')}
            disabled={isLocked}
            value={settings.validMonths ?? ''}
            onChange={(event) =>
              set({ validMonths: event.target.value === '' ? null : bounded(event.target.value, bounds.validMonths) })
            }
          />
        </Box>
        <Box role="group" aria-label={t('course.held')}>
          <Typography variant="body2">{t('course.held')}</Typography>
          {heldThings.map((thing) => (
            <FormControlLabel
              key={thing}
              control={
                <Switch
                  checked={settings.held.includes(thing)}
                  disabled={isLocked}
                  onChange={(event) =>
                    set({
                      held: heldThings.filter((one) =>
                        one === thing ? event.target.checked : settings.held.includes(one),
                      ),
                    })
                  }
                />
              }
              label={t(`heldThing.${thing}`)}
            />
          ))}
          {settings.held.length === 0 ? (
            <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
              {t('course.heldNone')}
            </Typography>
          ) : null}
        </Box>
      </Box>
    </Section>
  );
}

function bounded(text: string, [min, max]: readonly [number, number]): number {
  const value = Math.trunc(Number(text));
  return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : min;
}
