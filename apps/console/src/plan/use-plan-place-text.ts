import { useTranslate } from 'react-admin';
import { ownPrefix } from '../text/i18n-provider.ts';

const silent: readonly string[] = ['params', 'when', 'caps'];

/** A place in a plan such as `rules.standard.params.percent` as people say it: "standard › Per cent". */
export function usePlanPlaceText(): (path: string) => string {
  const translate = useTranslate();
  const wordOf = (name: string): string => {
    if (/^\d+$/.test(name)) return String(Number(name) + 1);
    const field: string = translate(`${ownPrefix}planField.${name}`, { _: '' });
    return field === '' ? translate(`${ownPrefix}ruleParam.${name}`, { _: name }) : field;
  };
  return (path) => {
    const [first = '', rule = '', ...rest] = path.split('.');
    if (first !== 'rules') return path.split('.').map(wordOf).join(' › ');
    return [rule, ...rest.filter((step) => !silent.includes(step)).map(wordOf)].join(' › ');
  };
}
