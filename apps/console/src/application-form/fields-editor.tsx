import { knownFields, reapplyRules } from '@countersign/domain/form/form';
import type { Reply } from '@countersign/ui/client/operation-types';
import { Box, Button, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useFormText } from '../application/use-answer-text.ts';
import { RecordLine, RecordLines } from '../parts/record-line.tsx';
import { Section } from '../parts/section.tsx';
import { Tag } from '../parts/tag.tsx';
import { useText } from '../text/use-text.ts';
import { ConsentsEditor } from './consents-editor.tsx';
import { FieldDialog } from './field-dialog.tsx';
import { GatesEditor } from './gates-editor.tsx';
import { HeadEditor } from './head-editor.tsx';
import { type FormSection, SectionDialog } from './section-dialog.tsx';

type Definition = Reply<'form.get'>['definition'];
export type Field = Definition['sections'][number]['fields'][number];

interface Opened {
  section: number;
  field: number | null;
}

const sectionsMax = 12;

/** All of a form: what stands above it and before it, sections with their fields, consents, and who may come again. */
export function FieldsEditor({
  definition,
  onChange,
}: {
  definition: Definition;
  onChange: (definition: Definition) => void;
}) {
  const t = useText();
  const formText = useFormText();
  const [opened, setOpened] = useState<Opened>();
  const [renamed, setRenamed] = useState<number | 'new'>();
  const put = (index: number, fields: Field[]) =>
    onChange({
      ...definition,
      sections: definition.sections.map((section, position) => (position === index ? { ...section, fields } : section)),
    });
  const move = (index: number, from: number, by: number) => {
    const fields = [...(definition.sections[index]?.fields ?? [])];
    const [moved] = fields.splice(from, 1);
    if (moved === undefined) return;
    fields.splice(from + by, 0, moved);
    put(index, fields);
  };
  const moveSection = (from: number, by: number) => {
    const moved = definition.sections[from];
    if (moved === undefined) return;
    onChange({ ...definition, sections: definition.sections.toSpliced(from, 1).toSpliced(from + by, 0, moved) });
  };
  const section = opened === undefined ? undefined : definition.sections[opened.section];
  return (
    <Stack spacing={2}>
      <HeadEditor definition={definition} onChange={onChange} />
      <GatesEditor gates={definition.gates} onChange={(gates) => onChange({ ...definition, gates })} />
      {definition.sections.map((one, index) => (
        <Section
          key={one.key}
          title={formText(one.title)}
          aside={
            <>
              <Button disabled={index === 0} onClick={() => moveSection(index, -1)}>
                {t('form.moveUp')}
              </Button>
              <Button disabled={index === definition.sections.length - 1} onClick={() => moveSection(index, 1)}>
                {t('form.moveDown')}
              </Button>
              <Button onClick={() => setRenamed(index)}>{t('formParts.renameSection')}</Button>
              <Button
                color="error"
                title={isKept(one) ? t('formParts.removeSectionHelp') : undefined}
                disabled={isKept(one) || definition.sections.length === 1}
                onClick={() => onChange({ ...definition, sections: definition.sections.toSpliced(index, 1) })}
              >
                {t('formParts.removeSection')}
              </Button>
              <Button onClick={() => setOpened({ section: index, field: null })}>{t('form.addField')}</Button>
            </>
          }
        >
          <RecordLines>
            {one.fields.map((field, position) => {
              const isKnown = Object.hasOwn(knownFields, field.key);
              return (
                <RecordLine
                  key={field.key}
                  name={formText(field.label)}
                  about={[field.key, t(`formKind.${field.kind}`)].join(' · ')}
                  tags={
                    <>
                      {field.isRequired ? <Tag tone="info">{t('form.isRequired')}</Tag> : null}
                      {field.when === undefined ? null : <Tag>{t('form.conditional')}</Tag>}
                      {isKnown ? <Tag tone="brand">{t('form.known')}</Tag> : null}
                    </>
                  }
                >
                  <Button disabled={position === 0} onClick={() => move(index, position, -1)}>
                    {t('form.moveUp')}
                  </Button>
                  <Button disabled={position === one.fields.length - 1} onClick={() => move(index, position, 1)}>
                    {t('form.moveDown')}
                  </Button>
                  <Button onClick={() => setOpened({ section: index, field: position })}>{t('action.change')}</Button>
                  <Button
                    color="error"
                    disabled={isKnown || one.fields.length === 1}
                    onClick={() =>
                      put(
                        index,
                        one.fields.filter((other) => other.key !== field.key),
                      )
                    }
                  >
                    {t('form.removeField')}
                  </Button>
                </RecordLine>
              );
            })}
          </RecordLines>
        </Section>
      ))}
      {definition.sections.length < sectionsMax ? (
        <Box>
          <Button variant="outlined" onClick={() => setRenamed('new')}>
            {t('formParts.addSection')}
          </Button>
        </Box>
      ) : null}
      <ConsentsEditor consents={definition.consents} onChange={(consents) => onChange({ ...definition, consents })} />
      <Box>
        <TextField
          select
          label={t('form.mayReapply')}
          value={definition.reapply}
          onChange={(event) =>
            onChange({
              ...definition,
              reapply: reapplyRules.find((rule) => rule === event.target.value) ?? definition.reapply,
            })
          }
          sx={{ minWidth: 260 }}
        >
          {reapplyRules.map((rule) => (
            <MenuItem key={rule} value={rule}>
              {t(`reapply.${rule}`)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      {renamed === undefined ? null : (
        <SectionDialog
          section={renamed === 'new' ? undefined : definition.sections[renamed]}
          definition={definition}
          onClose={() => setRenamed(undefined)}
          onSave={(saved) =>
            onChange({
              ...definition,
              sections: renamed === 'new' ? [...definition.sections, saved] : definition.sections.with(renamed, saved),
            })
          }
        />
      )}
      {opened === undefined || section === undefined ? null : (
        <FieldDialog
          field={opened.field === null ? undefined : section.fields[opened.field]}
          taken={definition.sections.flatMap(({ fields }) => fields.map(({ key }) => key))}
          earlier={earlierFields(definition, opened)}
          onClose={() => setOpened(undefined)}
          onSave={(field) => {
            const at = opened.field;
            put(
              opened.section,
              at === null
                ? [...section.fields, field]
                : section.fields.map((other, position) => (position === at ? field : other)),
            );
          }}
        />
      )}
    </Stack>
  );
}

/** A partner is made of the built-in fields, so that no section goes with one of them. */
function isKept({ fields }: FormSection): boolean {
  return fields.some(({ key }) => Object.hasOwn(knownFields, key));
}

/** What a condition of the field may look at: whatever is asked before it. */
function earlierFields(definition: Definition, { section, field }: Opened): Field[] {
  return definition.sections.flatMap((one, index) =>
    index < section ? one.fields : index === section ? one.fields.slice(0, field ?? one.fields.length) : [],
  );
}
