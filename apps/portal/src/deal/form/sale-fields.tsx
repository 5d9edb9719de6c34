import { currencies } from '@countersign/domain/currency/currencies';
import { useRef, useState } from 'react';
import { useWords } from '../../app/texts.tsx';
import { Button, IconButton } from '../../parts/button.tsx';
import { Field, SelectField, TextField } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { focusNewest } from './focus-newest.ts';
import { useTermsForm } from './form-context.ts';
import { emptyLine, type LineValues } from './values.ts';

const linesMax = 10;

export function ProductsField() {
  const { texts, fill } = useWords();
  const { values, set, errorOf, leave, products } = useTermsForm();
  const error = errorOf('lines');
  const group = useRef<HTMLFieldSetElement>(null);
  const change = (index: number, part: Partial<LineValues>) =>
    set('lines', { lines: values.lines.map((line, at) => (at === index ? { ...line, ...part } : line)) });
  return (
    <fieldset
      ref={group}
      className={error === undefined ? 'field-group' : 'field-group field-wrong'}
      data-field="lines"
    >
      <legend>{texts.register.products}</legend>
      {products?.length === 0 && <p className="hint">{texts.register.noProducts}</p>}
      {values.lines.map((line, index) => (
        // Lines have no id of their own, and only the last ones come and go.
        <div className="product-line" key={index}>
          <select
            aria-label={texts.register.chooseProduct}
            aria-invalid={error === undefined ? undefined : true}
            value={line.productId}
            onChange={(chosen) => change(index, { productId: chosen.target.value })}
          >
            <option value="">{products === undefined ? texts.states.loading : texts.register.chooseProduct}</option>
            {products
              ?.filter(
                (product) => product.id === line.productId || !values.lines.some((one) => one.productId === product.id),
              )
              .map((product) => (
                <option key={product.id} value={product.id}>
                  {product.name}
                </option>
              ))}
          </select>
          <input
            aria-label={texts.register.quantity}
            type="number"
            inputMode="numeric"
            min={1}
            max={1_000_000}
            value={line.quantity}
            onBlur={() => leave('lines')}
            onChange={(typed) => change(index, { quantity: typed.target.value })}
          />
          <IconButton
            icon="trash"
            label={fill(texts.register.removeProduct, {
              name: products?.find((product) => product.id === line.productId)?.name ?? String(index + 1),
            })}
            disabled={values.lines.length === 1 && line.productId === ''}
            onClick={() => {
              const lines = values.lines.filter((_, at) => at !== index);
              set('lines', { lines: lines.length === 0 ? [emptyLine] : lines });
            }}
          />
        </div>
      ))}
      {error !== undefined && (
        <p className="field-error">
          <Icon name="warning" size={15} /> {error}
        </p>
      )}
      {values.lines.length < linesMax && values.lines.at(-1)?.productId !== '' && (
        <div>
          <Button
            kind="quiet"
            icon="plus"
            onClick={() => {
              set('lines', { lines: [...values.lines, emptyLine] });
              focusNewest(group.current, '.product-line select');
            }}
          >
            {texts.register.addProduct}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

export function AmountField() {
  const { texts } = useWords();
  const { values, set, errorOf, leave } = useTermsForm();
  return (
    <Field label={texts.register.amount} hint={texts.register.amountHint} error={errorOf('amount')}>
      {(wiring) => (
        <div className="amount">
          <input
            {...wiring}
            name="amount"
            inputMode="decimal"
            autoComplete="off"
            maxLength={24}
            value={values.amount}
            onBlur={() => leave('amount')}
            onChange={(typed) => set('amount', { amount: typed.target.value })}
          />
          <select
            aria-label={texts.register.currency}
            value={values.currency}
            onChange={(chosen) => set('amount', { currency: chosen.target.value })}
          >
            {currencies.map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

const monthsAhead = 36;

/** A select and no month input: not every browser has one, and it cannot be typed wrong. */
export function CloseMonthField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <MonthSelect
      label={texts.register.closeMonth}
      value={values.closeMonth}
      error={errorOf('closeMonth')}
      onValue={(closeMonth) => set('closeMonth', { closeMonth })}
    />
  );
}

interface MonthSelectProps {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onValue: (month: string) => void;
}

export function MonthSelect({ label, value, error, onValue }: MonthSelectProps) {
  const { texts, format } = useWords();
  const [offered] = useState(() => upcomingMonths(new Date()));
  const months = value === '' || offered.includes(value) ? offered : [value, ...offered];
  return (
    <SelectField label={label} name="closeMonth" value={value} error={error} onValue={onValue}>
      <option value="">{texts.register.chooseMonth}</option>
      {months.map((month) => (
        <option key={month} value={month}>
          {format.yearMonth(month)}
        </option>
      ))}
    </SelectField>
  );
}

function upcomingMonths(now: Date): string[] {
  return Array.from({ length: monthsAhead }, (_, ahead) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() + ahead, 1)).toISOString().slice(0, 7),
  );
}

export function ReferenceField() {
  const { texts } = useWords();
  const { values, set, errorOf } = useTermsForm();
  return (
    <TextField
      label={texts.register.ownReference}
      name="ownReference"
      maxLength={80}
      value={values.ownReference}
      error={errorOf('ownReference')}
      onValue={(ownReference) => set('ownReference', { ownReference })}
    />
  );
}
