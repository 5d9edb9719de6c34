import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, Drawer, IconButton, Link, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useLocale, useSetLocale } from 'react-admin';
import { useLocation } from 'react-router';
import { SessionProvider } from '../auth/session.tsx';
import { sessionQuery } from '../auth/session-query.ts';
import { ErrorState, LoadingLines } from '../parts/states.tsx';
import { isLocaleForced } from '../text/screen-locale.ts';
import { useText } from '../text/use-text.ts';
import { Banners } from './banners.tsx';
import { CommandPalette, usePaletteShortcut } from './command-palette-gate.tsx';
import { ProblemBoundary } from './problem-boundary.tsx';
import { Sidebar } from './sidebar.tsx';
import { UserMenu } from './user-menu.tsx';

const sidebarWidth = 224;

/** The signed-in frame. Nothing below it is drawn before it is known who is signed in. */
export function Layout({ children }: { children: ReactNode }) {
  const { data: session, error, isError, refetch } = useQuery(sessionQuery);
  const locale = useLocale();
  const setLocale = useSetLocale();
  const ownLocale = session?.user.locale;
  useEffect(() => {
    if (ownLocale !== undefined && ownLocale !== locale && !isLocaleForced()) void setLocale(ownLocale);
  }, [ownLocale, locale, setLocale]);
  if (session === undefined && isError) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (session === undefined) return <LoadingLines lines={8} />;
  return (
    <SessionProvider session={session}>
      <Frame>{children}</Frame>
    </SessionProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useText();
  const { pathname } = useLocation();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const palette = usePaletteShortcut();
  return (
    <Box sx={{ minHeight: '100dvh', bgcolor: 'background.default' }}>
      <Link
        href="#main"
        sx={{
          position: 'absolute',
          insetInlineStart: 8,
          top: -60,
          zIndex: 2000,
          bgcolor: 'background.paper',
          p: 1,
          '&:focus': { top: 8 },
        }}
      >
        {t('nav.skip')}
      </Link>
      <Box
        sx={{
          position: 'fixed',
          insetBlock: 0,
          insetInlineStart: 0,
          width: sidebarWidth,
          borderInlineEnd: '1px solid',
          borderColor: 'divider',
          bgcolor: 'background.paper',
          display: { xs: 'none', md: 'block' },
        }}
      >
        <Sidebar />
      </Box>
      <Drawer
        open={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        sx={{ display: { md: 'none' } }}
        slotProps={{ paper: { sx: { width: 264 } } }}
      >
        <Sidebar onNavigate={() => setMenuOpen(false)} />
      </Drawer>
      <Box sx={{ marginInlineStart: { md: `${sidebarWidth}px` } }}>
        <Box
          component="header"
          sx={{
            position: 'sticky',
            top: 0,
            zIndex: 20,
            height: 56,
            px: { xs: 1, md: 3 },
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            bgcolor: 'background.paper',
            borderBottom: '1px solid',
            borderColor: 'divider',
          }}
        >
          <IconButton
            onClick={() => setMenuOpen(true)}
            aria-label={t('nav.openMenu')}
            sx={{ display: { md: 'none' }, p: 1 }}
          >
            <MenuIcon />
          </IconButton>
          <Button
            variant="outlined"
            onClick={palette.open}
            startIcon={<SearchIcon fontSize="small" />}
            aria-keyshortcuts="Control+K Meta+K"
            sx={{
              color: 'text.secondary',
              fontWeight: 460,
              justifyContent: 'flex-start',
              width: { xs: 'auto', sm: 320 },
              minWidth: 0,
            }}
          >
            <Box component="span" sx={{ flex: 1, textAlign: 'start' }}>
              {t('palette.button')}
            </Box>
            <Typography
              component="kbd"
              variant="caption"
              aria-hidden
              sx={{ display: { xs: 'none', sm: 'inline' }, fontFamily: 'inherit' }}
            >
              {t('palette.keys')}
            </Typography>
          </Button>
          <Box sx={{ flex: 1 }} />
          <UserMenu />
        </Box>
        <Box
          component="main"
          id="main"
          tabIndex={-1}
          sx={{
            outline: 'none',
            display: 'flex',
            flexDirection: 'column',
            ...(pathname === '/inbox' ? { height: { lg: 'calc(100dvh - 56px)' } } : {}),
          }}
        >
          <Banners />
          <ProblemBoundary key={pathname}>
            <Suspense fallback={<LoadingLines lines={8} />}>{children}</Suspense>
          </ProblemBoundary>
        </Box>
      </Box>
      {palette.isOpen ? <CommandPalette onClose={palette.close} /> : null}
    </Box>
  );
}
