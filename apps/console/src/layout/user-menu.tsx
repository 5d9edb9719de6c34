import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import CheckIcon from '@mui/icons-material/Check';
import LogoutIcon from '@mui/icons-material/Logout';
import { Box, Button, Divider, ListItemIcon, ListItemText, Menu, MenuItem, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocale, useLogout, useSetLocale } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { chooseMembership } from '../auth/membership.ts';
import { useSession } from '../auth/session.tsx';
import { offeredLocales } from '../text/screen-locale.ts';
import { useText } from '../text/use-text.ts';
import { type ThemeChoice, useThemeChoice } from '../theme/console-theme.tsx';

const themeChoices: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Who is signed in and for which company; language, appearance, own account, sign-out. */
export function UserMenu() {
  const t = useText();
  const { user, memberships, current } = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [themeChoice, setThemeChoice] = useThemeChoice();
  const locale = useLocale();
  const setLocale = useSetLocale();
  const logout = useLogout();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const staff = memberships.filter((membership) => membership.kind === 'member');

  function switchTo(membershipId: string) {
    chooseMembership(membershipId);
    setAnchor(null);
    void navigate('/');
    void queryClient.resetQueries();
  }

  return (
    <>
      <Button
        color="inherit"
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<AccountCircleOutlined />}
        sx={{ minWidth: 0, maxWidth: 220 }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {user.name}
        </Box>
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        slotProps={{ paper: { sx: { minWidth: 260 } } }}
      >
        <Box component="li" role="presentation" sx={{ px: 2, py: 1 }}>
          <Typography variant="h3" component="div">
            {user.name}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {user.email}
          </Typography>
        </Box>
        <Divider component="li" />
        {staff.length < 2
          ? null
          : staff.map((membership) => (
              <MenuItem
                key={membership.id}
                role="menuitemradio"
                aria-checked={membership.id === current?.id}
                onClick={() => switchTo(membership.id)}
              >
                <ListItemIcon>{membership.id === current?.id ? <CheckIcon fontSize="small" /> : null}</ListItemIcon>
                <ListItemText primary={membership.tenantName} secondary={t('user.worksFor')} />
              </MenuItem>
            ))}
        {staff.length < 2 ? null : <Divider component="li" />}
        <MenuItem component={Link} to="/profile" onClick={() => setAnchor(null)}>
          {t('nav.profile')}
        </MenuItem>
        <Divider component="li" />
        {themeChoices.map((choice) => (
          <MenuItem
            key={choice}
            role="menuitemradio"
            aria-checked={choice === themeChoice}
            onClick={() => setThemeChoice(choice)}
          >
            <ListItemIcon>{choice === themeChoice ? <CheckIcon fontSize="small" /> : null}</ListItemIcon>
            {t(`user.theme.${choice}`)}
          </MenuItem>
        ))}
        <Divider component="li" />
        {offeredLocales.map((offered) => (
          <MenuItem
            key={offered.locale}
            role="menuitemradio"
            aria-checked={offered.locale === locale}
            lang={offered.locale}
            onClick={() => void setLocale(offered.locale)}
          >
            <ListItemIcon>{offered.locale === locale ? <CheckIcon fontSize="small" /> : null}</ListItemIcon>
            {offered.name}
          </MenuItem>
        ))}
        <Divider component="li" />
        <MenuItem onClick={() => void logout()}>
          <ListItemIcon>
            <LogoutIcon fontSize="small" />
          </ListItemIcon>
          {t('user.signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
