import { portalTraceTexts } from '@countersign/locales/en/portal-trace';
import type { ScreenLocale, Translation } from '@countersign/locales/format/text';

export type TraceTexts = Translation<typeof portalTraceTexts>;

/** The words of explanations: they come with the first one that is opened, and not with every page. */
export async function loadTraceTexts(locale: ScreenLocale): Promise<TraceTexts> {
  if (locale === 'en') return portalTraceTexts;
  if (locale === 'de') return (await import('@countersign/locales/de/portal-trace')).portalTraceTexts;
  const { pseudoCatalogue } = await import('@countersign/locales/format/pseudo');
  return pseudoCatalogue(portalTraceTexts, locale);
}
