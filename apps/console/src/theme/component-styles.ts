import type { ThemeOptions } from '@mui/material/styles';
import type { Colours } from './colours.ts';

const focusRing = (colours: Colours) => ({
  outline: `2px solid ${colours.brand}`,
  outlineOffset: 2,
});

/** How Material's parts look here: flat, dense, quiet lines instead of shadows. */
export function componentStyles(colours: Colours): NonNullable<ThemeOptions['components']> {
  return {
    MuiCssBaseline: {
      styleOverrides: {
        html: { WebkitFontSmoothing: 'antialiased' },
        body: { fontVariantNumeric: 'tabular-nums', fontFeatureSettings: '"cv11", "ss03"' },
        ':focus-visible': focusRing(colours),
        a: { color: colours.brand, textUnderlineOffset: '0.18em', textDecorationThickness: '1px' },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': { animationDuration: '1ms !important', transition: 'none !important' },
        },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: {
        root: {
          minHeight: 34,
          padding: '4px 12px',
          whiteSpace: 'nowrap',
          '&.Mui-focusVisible': focusRing(colours),
        },
        outlined: {
          '&.MuiButton-colorPrimary, &.MuiButton-colorInherit': {
            borderColor: colours.lineStrong,
            color: colours.ink,
            '&:hover': { borderColor: colours.inkSoft },
          },
        },
        text: { padding: '4px 8px' },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { borderRadius: 6, '&.Mui-focusVisible': focusRing(colours) } },
    },
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: colours.line } },
    },
    MuiMenu: {
      styleOverrides: { paper: { border: `1px solid ${colours.line}`, boxShadow: '0 8px 24px rgb(0 0 0 / 14%)' } },
    },
    MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 34 } } },
    MuiDialog: {
      styleOverrides: { paper: { border: `1px solid ${colours.line}`, boxShadow: '0 24px 64px rgb(0 0 0 / 24%)' } },
    },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 620, padding: '18px 20px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 12px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px' } } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          backgroundColor: colours.surface,
          fontSize: '0.875rem',
          '& .MuiOutlinedInput-notchedOutline': { borderColor: colours.lineStrong },
        },
      },
    },
    MuiInputLabel: { styleOverrides: { root: { fontSize: '0.875rem' } } },
    MuiFormHelperText: { styleOverrides: { root: { marginInline: 0 } } },
    MuiTableCell: {
      styleOverrides: {
        root: { padding: '8px 12px', borderColor: colours.line, fontSize: '0.8125rem' },
        head: { fontWeight: 560, color: colours.inkSoft, fontSize: '0.75rem', whiteSpace: 'nowrap' },
      },
    },
    MuiChip: { styleOverrides: { root: { fontWeight: 520 }, sizeSmall: { height: 22, fontSize: '0.75rem' } } },
    MuiTooltip: {
      defaultProps: { enterDelay: 400 },
      styleOverrides: { tooltip: { backgroundColor: colours.ink, color: colours.canvas, fontSize: '0.75rem' } },
    },
    MuiAlert: {
      styleOverrides: {
        root: { padding: '4px 12px', alignItems: 'center' },
        // A rounded-up line height would make it a scroller that no key can reach.
        message: { overflow: 'visible', minWidth: 0 },
        standard: {
          color: colours.ink,
          '&.MuiAlert-colorSuccess': { backgroundColor: colours.successWash },
          '&.MuiAlert-colorWarning': { backgroundColor: colours.warningWash },
          '&.MuiAlert-colorError': { backgroundColor: colours.dangerWash },
          '&.MuiAlert-colorInfo': { backgroundColor: colours.infoWash },
        },
      },
    },
    MuiTab: { styleOverrides: { root: { minHeight: 40, padding: '6px 2px', minWidth: 0, marginInlineEnd: 20 } } },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiListItemButton: { styleOverrides: { root: { '&.Mui-focusVisible': focusRing(colours) } } },
    MuiBackdrop: {
      styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'rgb(10 20 18 / 45%)' } } },
    },
    MuiLinearProgress: { styleOverrides: { root: { borderRadius: 3 } } },
  };
}
