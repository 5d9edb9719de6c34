import type { DealField } from '@countersign/domain/deal-registration/deal';
import type { FieldError } from '@countersign/ui/client/problem';
import { useCallback, useMemo, useState } from 'react';
import { client } from '../../app/clients.ts';
import { useWords } from '../../app/texts.tsx';
import { useQuery } from '../../data/use-query.ts';
import type { EvidenceFile, FormChange, Product, TermsForm } from './form-context.ts';
import { patchOf, readField } from './read-field.ts';
import { refusedEntryText } from './refused-entry.ts';
import type { FormValues, TermsPatch } from './values.ts';

interface TermsFormParts {
  readonly initial: FormValues;
  readonly files: readonly EvidenceFile[];
  readonly standardDiscountBp: number | undefined;
  readonly onEdit: (patch: TermsPatch) => void;
  readonly onFile?: (file: EvidenceFile) => void;
  readonly refused: ReadonlyMap<DealField, FieldError>;
}

/** The form's values and what is wrong with them; an entry is judged once its field was left, or all at once by `judge`. */
export function useTermsForm(parts: TermsFormParts) {
  const { texts, fill, format } = useWords();
  const { locale } = format;
  const [values, setValues] = useState(parts.initial);
  const [judged, setJudged] = useState<ReadonlySet<DealField>>(new Set());
  const [required, setRequired] = useState<ReadonlySet<DealField>>(new Set());
  const [files, setFiles] = useState(parts.files);
  const products = useProducts();
  const { onEdit, onFile, refused } = parts;

  const set = useCallback(
    (field: DealField, given: FormChange) => {
      setValues((last) => {
        const change = typeof given === 'function' ? given(last) : given;
        const next = { ...last, ...change };
        const patch = patchOf('currency' in change ? ['amount', 'discountAsked'] : [field], next, locale);
        queueMicrotask(() => onEdit(patch));
        return next;
      });
    },
    [locale, onEdit],
  );

  const errorOf = useCallback(
    (field: DealField): string | undefined => {
      const read = readField(field, values, locale);
      const refusal = refused.get(field);
      if (refusal !== undefined) return refusedEntryText(refusal, texts);
      if (read.ok) return read.value === null && required.has(field) ? texts.register.errors.required : undefined;
      if (!judged.has(field)) return undefined;
      return fill(texts.register.errors[read.error], { example: format.number(46_052) });
    },
    [values, locale, refused, required, judged, texts, fill, format],
  );

  const form = useMemo<TermsForm>(
    () => ({
      values,
      set,
      errorOf,
      leave: (field) => setJudged((last) => new Set(last).add(field)),
      products,
      standardDiscountBp: parts.standardDiscountBp,
      files,
      addFile: (file) => {
        setFiles((last) => [...last, file]);
        onFile?.(file);
      },
    }),
    [values, set, errorOf, products, parts.standardDiscountBp, files, onFile],
  );

  return {
    form,
    setValues,
    judge: (fields: readonly DealField[], mandatory: readonly DealField[]) => {
      setJudged(new Set(fields));
      setRequired(new Set(mandatory));
    },
  };
}

const productsMax = 1_000;

function useProducts(): readonly Product[] | undefined {
  const { data } = useQuery('products', async (signal) => {
    const items: Product[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.call('product.list', {
        query: { active: 'true', limit: 200, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && items.length < productsMax);
    return items;
  });
  return data;
}
