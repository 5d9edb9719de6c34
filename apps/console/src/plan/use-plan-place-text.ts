import { useLookedUpText } from '../text/use-looked-up-text.ts';

/** A place in a plan such as `rules.standard.params.percent` as people say it: "standard › Per cent". */
export function usePlanPlaceText(): (path: string) => string {
  const lookUp = useLookedUpText();
  const wordOf = (name: string) => {
    const field = lookUp('planField', name);
    return field === name ? lookUp('ruleParam', name) : field;
  };
  return (path) => {
    const steps = path.split('.');
    const isRule = steps[0] === 'rules' && steps[1] !== undefined;
    const shown = isRule ? [steps[1] ?? '', ...steps.slice(2).map(wordOf)] : steps.map(wordOf);
    return shown.filter((word) => word !== 'params' && word !== 'when' && word !== 'caps').join(' › ');
  };
}
