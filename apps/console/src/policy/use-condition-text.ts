import { useLookedUpText } from '../text/use-looked-up-text.ts';
import { useText } from '../text/use-text.ts';

const tokens = /![A-Za-z_]\w*|"[^"]*"|'[^']*'|&&|\|\||[<>=!]=|[<>!()]|[A-Za-z_][\w.]*|\d+|\S/g;
const joining = { '&&': 'and', '||': 'or', '!': 'not' } as const;
const comparing: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '==': '=', '!=': '≠', '>': '>', '<': '<' };

/** A rule's condition with its facts and connectives in words. The expression itself is shown beside it. */
export function useConditionText(): (condition: string) => string {
  const t = useText();
  const lookUp = useLookedUpText();
  return (condition) =>
    (condition.match(tokens) ?? [])
      .map((token) => {
        if (isJoining(token)) return t(`condition.${joining[token]}`);
        if (/^[A-Za-z_]/.test(token)) return lookUp('fact', token);
        if (/^![A-Za-z_]/.test(token)) return lookUp('factNot', token.slice(1));
        return comparing[token] ?? token;
      })
      .join(' ')
      .replaceAll('( ', '(')
      .replaceAll(' )', ')');
}

function isJoining(token: string): token is keyof typeof joining {
  return Object.hasOwn(joining, token);
}
