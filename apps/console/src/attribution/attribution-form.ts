import {
  type AttributionDocument,
  accountBindings,
  attributionModels,
  boundaries,
  couponPrecedences,
} from '@countersign/domain/attribution/attribution';
import { chosenOf, type Field, type FormValues, textOf } from '../form/fields.ts';
import { type TextOf, useText } from '../text/use-text.ts';

const dayFields = ['clickWindowDays', 'bindingDays', 'lateAfterDays'] as const;

export function useAttributionFields(): Field[] {
  const t = useText();
  const days = (name: (typeof dayFields)[number], required: boolean): Field => ({
    kind: 'text',
    name,
    label: t(`attribution.${name}`),
    help: t(`attribution.${name}Help`),
    required,
    inputMode: 'numeric',
    max: 4,
  });
  return [
    {
      kind: 'one',
      name: 'model',
      label: t('attribution.model'),
      required: true,
      options: attributionModels.map((model) => ({ id: model, label: t(`attributionModel.${model}`) })),
    },
    days('clickWindowDays', true),
    {
      kind: 'one',
      name: 'binding',
      label: t('attribution.binding'),
      help: t('attribution.bindingHelp'),
      required: true,
      options: accountBindings.map((binding) => ({ id: binding, label: t(`accountBinding.${binding}`) })),
    },
    days('bindingDays', false),
    {
      kind: 'one',
      name: 'couponPrecedence',
      label: t('attribution.couponPrecedence'),
      required: true,
      options: couponPrecedences.map((name) => ({ id: name, label: t(`couponPrecedence.${name}`) })),
    },
    {
      kind: 'one',
      name: 'boundary',
      label: t('attribution.boundary'),
      required: true,
      options: boundaries.map((name) => ({ id: name, label: t(`windowEnd.${name}`) })),
    },
    days('lateAfterDays', false),
    {
      kind: 'text',
      type: 'date',
      name: 'effectiveFrom',
      label: t('attribution.effectiveFrom'),
      help: t('attribution.effectiveFromHelp'),
    },
    { kind: 'check', name: 'couponBreaksBinding', label: t('attribution.couponBreaksBinding') },
    { kind: 'check', name: 'dealWins', label: t('attribution.dealWins') },
  ];
}

export function attributionValues(document: AttributionDocument): FormValues {
  return {
    model: document.model,
    binding: document.binding,
    boundary: document.boundary,
    couponPrecedence: document.couponPrecedence,
    couponBreaksBinding: document.couponBreaksBinding,
    dealWins: document.dealWins,
    clickWindowDays: String(document.clickWindowDays),
    bindingDays: document.bindingDays === null ? '' : String(document.bindingDays),
    lateAfterDays: document.lateAfterDays === null ? '' : String(document.lateAfterDays),
  };
}

export function checkAttribution(values: FormValues, t: TextOf): Record<string, string> {
  const wrong: Record<string, string> = {};
  for (const name of dayFields) {
    const text = textOf(values, name);
    if (text !== '' && !/^[1-9]\d{0,3}$/.test(text)) wrong[name] = t('fieldProblem.number');
  }
  if (needsDays(values) && textOf(values, 'bindingDays') === '') wrong['bindingDays'] = t('fieldProblem.missing');
  return wrong;
}

export function documentOf(values: FormValues, before: AttributionDocument): AttributionDocument {
  const days = (name: (typeof dayFields)[number]) => {
    const text = textOf(values, name);
    return text === '' ? null : Number(text);
  };
  return {
    model: chosenOf(values, 'model', attributionModels)[0] ?? before.model,
    clickWindowDays: days('clickWindowDays') ?? before.clickWindowDays,
    boundary: chosenOf(values, 'boundary', boundaries)[0] ?? before.boundary,
    binding: chosenOf(values, 'binding', accountBindings)[0] ?? before.binding,
    bindingDays: needsDays(values) ? days('bindingDays') : null,
    couponBreaksBinding: values['couponBreaksBinding'] === true,
    couponPrecedence: chosenOf(values, 'couponPrecedence', couponPrecedences)[0] ?? before.couponPrecedence,
    dealWins: values['dealWins'] === true,
    lateAfterDays: days('lateAfterDays'),
  };
}

/** Only bindings that end have days. */
function needsDays(values: FormValues): boolean {
  return ['fixed', 'rolling'].includes(textOf(values, 'binding'));
}
