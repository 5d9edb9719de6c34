import { conditionKinds, formFieldKinds, reapplyRules } from '@countersign/domain/form/form';
import { z } from 'zod';
import { country, line, paragraph } from '../shared/fields.ts';

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const shortText = z.object({ en: line(200), de: line(200).optional() });
const longText = z.object({ en: paragraph(2_000), de: paragraph(2_000).optional() });
const condition = z.object({
  field: key,
  is: z.enum(conditionKinds),
  value: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
});

export const formField = z.object({
  key,
  kind: z.enum(formFieldKinds),
  label: shortText,
  hint: shortText.optional(),
  isRequired: z.boolean(),
  min: z.number().min(0).max(1_000_000_000_000).optional(),
  max: z.number().min(0).max(1_000_000_000_000).optional(),
  options: z
    .array(z.object({ value: z.string().regex(/^[A-Za-z0-9_+-]{1,40}$/), label: shortText }))
    .max(40)
    .optional(),
  when: condition.optional(),
});

const gate = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('country'),
    mode: z.enum(['only', 'except']),
    countries: z.array(country).min(1).max(250),
  }),
  z.object({ kind: z.literal('site_age'), monthsMin: z.int().min(1).max(240) }),
  z.object({ kind: z.literal('licence'), question: shortText, countries: z.array(country).max(250) }),
]);

/** What a stranger fills in, as `domain/form/form.ts` describes it. */
export const formDefinition = z.object({
  title: shortText,
  intro: longText,
  gates: z.array(gate).max(6),
  sections: z
    .array(z.object({ key, title: shortText, when: condition.optional(), fields: z.array(formField).min(1).max(30) }))
    .min(1)
    .max(12),
  consents: z
    .array(
      z.object({ key, version: z.string().regex(/^[A-Za-z0-9.-]{1,20}$/), text: longText, isRequired: z.boolean() }),
    )
    .max(8),
  reapply: z.enum(reapplyRules),
});

export const answers = z.record(
  z.string().max(64),
  z.union([z.string().max(4_000), z.number(), z.boolean(), z.array(z.string().max(200)).max(60)]),
);
