import { Box, Dialog, InputBase, List, ListItemButton, ListItemText, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { call } from '../data/api.ts';
import { useText } from '../text/use-text.ts';
import { useDestinations } from './navigation.tsx';

interface Hit {
  to: string;
  primary: string;
  secondary: string;
}

/** Go anywhere and find registrations, partners and accounts by typing. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const hits = useHits(useDeferredValue(text.trim()));
  const chosen = Math.min(active, hits.length - 1);

  function go(hit: Hit | undefined) {
    if (hit === undefined) return;
    onClose();
    void navigate(hit.to);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((chosen + step + hits.length) % Math.max(hits.length, 1));
    }
    if (event.key === 'Enter') go(hits[chosen]);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-label={t('palette.button')}
      slotProps={{ paper: { sx: { position: 'absolute', top: { xs: 8, sm: '12vh' }, m: 1 } } }}
    >
      <InputBase
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={t('palette.placeholder')}
        sx={{ px: 2, py: 1.25, borderBottom: '1px solid', borderColor: 'divider', fontSize: '1rem' }}
        inputProps={{
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': listId,
          'aria-activedescendant': hits[chosen] === undefined ? undefined : `${listId}-${chosen}`,
          'aria-label': t('palette.placeholder'),
        }}
      />
      <List
        id={listId}
        role="listbox"
        aria-label={t('palette.results')}
        dense
        sx={{ maxHeight: '50vh', overflowY: 'auto' }}
      >
        {hits.map((hit, index) => (
          <ListItemButton
            key={hit.to}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === chosen}
            selected={index === chosen}
            tabIndex={-1}
            onClick={() => go(hit)}
          >
            <ListItemText primary={hit.primary} secondary={hit.secondary} />
          </ListItemButton>
        ))}
      </List>
      {hits.length > 0 ? null : (
        <Box sx={{ p: 3, textAlign: 'center' }}>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('palette.nothing')}
          </Typography>
        </Box>
      )}
    </Dialog>
  );
}

function useHits(text: string): Hit[] {
  const t = useText();
  const may = useMay();
  const needle = text.toLocaleLowerCase();
  const pages = useDestinations()
    .map(({ to, label }) => ({ to, primary: t(label), secondary: t('palette.page') }))
    .filter(({ primary }) => primary.toLocaleLowerCase().includes(needle));
  const { data = [] } = useQuery({
    queryKey: ['palette', text],
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { search: text, limit: 5 };
      const [deals, partners, accounts] = await Promise.all([
        may('deal-registration.list') ? call('deal-registration.list', { query, signal }) : { items: [] },
        may('partner.list') ? call('partner.list', { query, signal }) : { items: [] },
        may('account.list') ? call('account.list', { query, signal }) : { items: [] },
      ]);
      return [
        ...deals.items.map((deal) => ({
          to: `/deal-registrations/${deal.id}`,
          primary: deal.customerName ?? deal.number ?? deal.id,
          secondary: [deal.number, deal.partner.name].filter((part) => part !== null).join(' · '),
        })),
        ...partners.items.map((partner) => ({
          to: `/partners/${partner.id}`,
          primary: partner.name,
          secondary: t('palette.partner'),
        })),
        ...accounts.items.map((account) => ({
          to: `/accounts/${account.id}`,
          primary: account.name,
          secondary: t('palette.account'),
        })),
      ];
    },
  });
  return text.length >= 2 ? [...pages, ...data] : pages;
}
