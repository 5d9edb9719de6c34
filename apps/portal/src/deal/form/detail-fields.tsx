import { dealStages, saleKinds } from '@countersign/domain/deal-registration/deal';
import { useId } from 'react';
import { useWords } from '../../app/texts.tsx';
import { Check, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { useTermsForm } from './form-context.ts';
import type { FormValues } from './values.ts';

export function StageField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <SelectField
      label={texts.register.stage}
      hint={texts.register.stageHint}
      name="stage"
      value={values.stage}
      error={errorOf('stage')}
      onValue={(stage) => set('stage', { stage })}
    >
      <option value="">{texts.register.chooseStage}</option>
      {dealStages.map((stage) => (
        <option key={stage} value={stage}>
          {texts.shared.dealStage[stage]}
        </option>
      ))}
    </SelectField>
  );
}

export function SaleKindField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <SelectField
      label={texts.register.saleKind}
      name="saleKind"
      value={values.saleKind}
      error={errorOf('saleKind')}
      onValue={(saleKind) => set('saleKind', { saleKind })}
    >
      <option value="">{texts.register.chooseKind}</option>
      {saleKinds.map((kind) => (
        <option key={kind} value={kind}>
          {texts.shared.saleKind[kind]}
        </option>
      ))}
    </SelectField>
  );
}

export function DiscountField() {
  const { texts, fill, format } = useWords();
  const { values, set, errorOf, leave, standardDiscountBp } = useTermsForm();
  const name = useId();
  const choices = {
    none: fill(texts.register.discountNone, {
      percent: standardDiscountBp === undefined ? '' : format.percent(standardDiscountBp),
    }).replace(/,\s*$/, ''),
    percent: texts.register.discountPercent,
    special_price: texts.register.discountPrice,
  } as const;
  return (
    <fieldset className="field-group">
      <legend>{texts.register.discount}</legend>
      <div className="choices">
        {(Object.keys(choices) as FormValues['discountKind'][]).map((kind) => (
          <Check
            key={kind}
            type="radio"
            name={name}
            label={choices[kind]}
            checked={values.discountKind === kind}
            onValue={() => set('discountAsked', { discountKind: kind })}
          />
        ))}
      </div>
      {values.discountKind === 'percent' && (
        <TextField
          label={texts.register.percent}
          inputMode="decimal"
          maxLength={8}
          value={values.discountPercent}
          error={errorOf('discountAsked')}
          onBlur={() => leave('discountAsked')}
          onValue={(discountPercent) => set('discountAsked', { discountPercent })}
        />
      )}
      {values.discountKind === 'special_price' && (
        <TextField
          label={`${texts.register.specialPrice} (${values.currency})`}
          inputMode="decimal"
          maxLength={24}
          value={values.specialPrice}
          error={errorOf('discountAsked')}
          onBlur={() => leave('discountAsked')}
          onValue={(specialPrice) => set('discountAsked', { specialPrice })}
        />
      )}
    </fieldset>
  );
}

export function IncumbentField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <TextField
      label={texts.register.incumbent}
      maxLength={200}
      value={values.incumbent}
      error={errorOf('incumbent')}
      onValue={(incumbent) => set('incumbent', { incumbent })}
    />
  );
}

export function CompetitorField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <TextField
      label={texts.register.competitor}
      maxLength={200}
      value={values.competitor}
      error={errorOf('competitor')}
      onValue={(competitor) => set('competitor', { competitor })}
    />
  );
}

export function DecisionProcessField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <TextArea
      label={texts.register.decisionProcess}
      hint={texts.register.decisionHint}
      maxLength={2_000}
      value={values.decisionProcess}
      error={errorOf('decisionProcess')}
      onValue={(decisionProcess) => set('decisionProcess', { decisionProcess })}
    />
  );
}

export function DescriptionField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <TextArea
      label={texts.register.description}
      hint={texts.register.descriptionHint}
      maxLength={4_000}
      rows={4}
      value={values.description}
      error={errorOf('description')}
      onValue={(description) => set('description', { description })}
    />
  );
}
