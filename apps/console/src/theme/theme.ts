import type { ThemeOptions } from '@mui/material/styles';
import { type Colours, darkColours, lightColours } from './colours.ts';
import { componentStyles } from './component-styles.ts';

declare module '@mui/material/styles' {
  interface Palette {
    wash: Record<Tone, string>;
    sunken: string;
    lineStrong: string;
  }
  interface PaletteOptions {
    wash?: Record<Tone, string>;
    sunken?: string;
    lineStrong?: string;
  }
}

export const tones = ['neutral', 'brand', 'success', 'warning', 'danger', 'info'] as const;
export type Tone = (typeof tones)[number];

const sans = '"Inter Variable", ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

function themeOf(mode: 'light' | 'dark', colours: Colours): ThemeOptions {
  return {
    palette: {
      mode,
      primary: { main: colours.brand, dark: colours.brandHover, contrastText: colours.onBrand },
      secondary: { main: colours.brand, contrastText: colours.onBrand },
      error: { main: colours.danger, contrastText: mode === 'light' ? '#fff' : '#2b0a07' },
      warning: { main: colours.warning },
      success: { main: colours.success },
      info: { main: colours.info },
      text: { primary: colours.ink, secondary: colours.inkSoft },
      background: { default: colours.canvas, paper: colours.surface },
      divider: colours.line,
      sunken: colours.sunken,
      lineStrong: colours.lineStrong,
      wash: {
        neutral: colours.neutralWash,
        brand: colours.brandWash,
        success: colours.successWash,
        warning: colours.warningWash,
        danger: colours.dangerWash,
        info: colours.infoWash,
      },
    },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: sans,
      fontSize: 13.5,
      htmlFontSize: 16,
      h1: { fontSize: '1.375rem', fontWeight: 620, letterSpacing: '-0.014em', lineHeight: 1.25 },
      h2: { fontSize: '1rem', fontWeight: 620, letterSpacing: '-0.006em', lineHeight: 1.35 },
      h3: { fontSize: '0.875rem', fontWeight: 620, lineHeight: 1.4 },
      h4: { fontSize: '0.875rem', fontWeight: 620, lineHeight: 1.4 },
      body1: { fontSize: '0.875rem', lineHeight: 1.5 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
      caption: { fontSize: '0.75rem', lineHeight: 1.45 },
      button: { fontSize: '0.8125rem', fontWeight: 560, textTransform: 'none', letterSpacing: 0 },
    },
    components: componentStyles(colours),
  };
}

export const lightTheme = themeOf('light', lightColours);
export const darkTheme = themeOf('dark', darkColours);
