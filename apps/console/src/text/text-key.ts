import type { consoleTexts } from '@countersign/locales/en/console';
import type { Plural } from '@countersign/locales/format/text';
import type { SharedTexts } from '@countersign/locales/shared-texts';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string | Plural ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every text of the console, by its path in its own catalogue or in the one that both web apps share. */
export type TextKey = Leaves<typeof consoleTexts> | Leaves<SharedTexts>;
