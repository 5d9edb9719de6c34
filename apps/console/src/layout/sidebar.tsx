import { Box, List, ListItemButton, ListItemIcon, ListItemText, Typography } from '@mui/material';
import { NavLink, useLocation } from 'react-router';
import { useSession } from '../auth/session.tsx';
import { useText } from '../text/use-text.ts';
import { InboxCount } from './inbox-count.tsx';
import { useDestinations } from './navigation.tsx';
import { TenantMark } from './tenant-mark.tsx';

const groups = ['work', 'partners', 'money', 'records', 'company'] as const;

export function Sidebar({ onNavigate }: { onNavigate?: () => void }) {
  const t = useText();
  const { pathname } = useLocation();
  const { branding } = useSession();
  const destinations = useDestinations();
  return (
    <Box component="nav" aria-label={t('nav.main')} sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, px: 2, height: 56, flexShrink: 0 }}>
        <TenantMark />
        <Typography variant="h2" component="div" noWrap>
          {branding?.tenantName ?? 'Countersign'}
        </Typography>
      </Box>
      <Box sx={{ flex: 1, overflowY: 'auto', pb: 2 }}>
        {groups.map((group) => {
          const items = destinations.filter((destination) => destination.group === group);
          if (items.length === 0) return null;
          return (
            <Box key={group} sx={{ px: 1 }}>
              <Typography
                id={`nav-${group}`}
                component="div"
                sx={{ fontSize: '0.6875rem', lineHeight: '30px', px: 1.25, fontWeight: 600, color: 'text.secondary' }}
              >
                {t(`nav.group.${group}`)}
              </Typography>
              <List dense disablePadding aria-labelledby={`nav-${group}`}>
                {items.map(({ to, label, icon: Icon }) => {
                  const isHere = to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
                  return (
                    <li key={to}>
                      <ListItemButton
                        component={NavLink}
                        to={to}
                        {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
                        selected={isHere}
                        aria-current={isHere ? 'page' : undefined}
                        sx={{
                          borderRadius: '6px',
                          px: 1.25,
                          py: 0.5,
                          minHeight: 34,
                          color: isHere ? 'primary.main' : 'text.primary',
                          '&.Mui-selected, &.Mui-selected:hover': { bgcolor: (theme) => theme.palette.wash.brand },
                        }}
                      >
                        <ListItemIcon sx={{ minWidth: 30, color: isHere ? 'inherit' : 'text.secondary' }}>
                          <Icon sx={{ fontSize: 18 }} />
                        </ListItemIcon>
                        <ListItemText
                          primary={t(label)}
                          slotProps={{ primary: { sx: { fontSize: '0.8125rem', fontWeight: isHere ? 600 : 480 } } }}
                        />
                        {to === '/inbox' ? <InboxCount /> : null}
                      </ListItemButton>
                    </li>
                  );
                })}
              </List>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
