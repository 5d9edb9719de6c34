import CssBaseline from '@mui/material/CssBaseline';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useStore } from 'react-admin';
import { darkTheme, lightTheme } from './theme.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

export function useThemeChoice() {
  return useStore<ThemeChoice>('console.theme', 'system');
}

/** Light or dark as chosen, else as the system says; and in the direction the language is written. */
export function ConsoleTheme({ direction, children }: { direction: 'ltr' | 'rtl'; children: ReactNode }) {
  const [choice] = useThemeChoice();
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const mode = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  const theme = useMemo(
    () => createTheme({ ...(mode === 'dark' ? darkTheme : lightTheme), direction }),
    [mode, direction],
  );
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      {children}
    </ThemeProvider>
  );
}
