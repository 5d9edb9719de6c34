import type { FormGate } from '@countersign/domain/form/form';
import { useFormText } from '../application/use-answer-text.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** A condition before the form, in one line. */
export function useGateText(): (gate: FormGate) => string {
  const t = useText();
  const format = useFormat();
  const formText = useFormText();
  return (gate) => {
    switch (gate.kind) {
      case 'country': {
        const countries = format.list(gate.countries.map((code) => format.country(code)));
        return t(gate.mode === 'only' ? 'form.gateCountryOnly' : 'form.gateCountryExcept', { countries });
      }
      case 'site_age':
        return t('form.gateSiteAge', { months: gate.monthsMin });
      case 'licence':
        return t('form.gateLicence', { question: formText(gate.question) });
      default:
        return gate satisfies never;
    }
  };
}
