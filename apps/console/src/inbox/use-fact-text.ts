import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

type Facts = Readonly<Record<string, unknown>>;

/** What the policy looked at, as short sentences; what the terms already show is left out. */
export function useFactText(): (facts: Facts) => string[] {
  const t = useText();
  const format = useFormat();
  return (facts) => {
    const sentences: string[] = [];
    const score = facts['matchScore'];
    if (facts['hasMatch'] === true) {
      sentences.push(typeof score === 'number' ? t('factText.matchScore', { score }) : t('factText.match'));
    }
    if (facts['isNamedAccount'] === true) sentences.push(t('factText.named'));
    if (facts['amountKnown'] === false) sentences.push(t('factText.noRate'));
    const amount = digitsOf(facts['amountMinor'] ?? facts['totalMinor']);
    const threshold = digitsOf(facts['thresholdMinor'] ?? facts['limitMinor']);
    if (amount !== undefined && threshold !== undefined && facts['amountKnown'] !== false) {
      sentences.push(t(amount >= threshold ? 'factText.above' : 'factText.below'));
    }
    const asked = facts['discountAskedBp'];
    const standard = facts['standardDiscountBp'];
    if (typeof asked === 'number' && typeof standard === 'number' && asked > standard) {
      sentences.push(t('factText.discount', { asked: format.percent(asked), standard: format.percent(standard) }));
    }
    if (facts['hasContact'] === false) sentences.push(t('factText.noContact'));
    if (facts['isRandomSample'] === true) sentences.push(t('factText.sample'));
    return sentences;
  };
}

function digitsOf(value: unknown): bigint | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : undefined;
}
