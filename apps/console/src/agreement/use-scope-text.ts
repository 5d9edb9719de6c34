import type { PartnerType } from '@countersign/domain/partner/partner';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';

/** Whom terms are meant for, in words. */
export function useScopeText(): (scope: {
  readonly partnerType: PartnerType | null;
  readonly countries: readonly string[];
}) => string {
  const t = useText();
  const format = useFormat();
  return ({ partnerType, countries }) =>
    [
      partnerType === null ? t('agreement.everybody') : t(`partnerType.${partnerType}`),
      countries.length === 0 ? t('agreement.everywhere') : format.list(countries.map((code) => format.country(code))),
    ].join(', ');
}
