import { contrastOf, readableOn } from './contrast.ts';

/** The darkest light surface and the lightest dark surface that brand-coloured text stands on. */
const lightSurface = '#e4e8e6';
const darkSurface = '#232c29';
const contrastMin = 4.6;

export interface BrandColours {
  readonly light: string;
  readonly onLight: string;
  readonly dark: string;
  readonly onDark: string;
}

/** A tenant's colour in the shades that are readable in light and in dark, and the text that goes on them. */
export function brandColours(colour: string): BrandColours {
  const light = readableOn(colour, lightSurface, contrastMin);
  const dark = readableOn(colour, darkSurface, contrastMin);
  return { light, onLight: textOn(light), dark, onDark: textOn(dark) };
}

function textOn(background: string): string {
  return contrastOf('#ffffff', background) >= contrastMin ? '#ffffff' : '#0b1110';
}

/** Through the CSSOM, which a strict content security policy allows. */
export function applyBrand(colour: string, root: HTMLElement): void {
  const { light, onLight, dark, onDark } = brandColours(colour);
  root.style.setProperty('--brand-light', light);
  root.style.setProperty('--on-brand-light', onLight);
  root.style.setProperty('--brand-dark', dark);
  root.style.setProperty('--on-brand-dark', onDark);
}
