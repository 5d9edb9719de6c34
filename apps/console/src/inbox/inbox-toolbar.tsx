import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import SearchIcon from '@mui/icons-material/Search';
import { Box, Button, IconButton, InputAdornment, MenuItem, TextField, Tooltip } from '@mui/material';
import type { Ref } from 'react';
import { useText } from '../text/use-text.ts';
import type { InboxFilter } from './use-inbox.ts';

const scopes = ['mine', 'claimed', 'all', 'blocked'] as const;
const sorts = ['dueAt', '-dueAt', 'openedAt', '-openedAt'] as const;

export function InboxToolbar({
  filter,
  searchText,
  searchRef,
  onSearch,
  onChange,
  onHelp,
}: {
  filter: InboxFilter;
  searchText: string;
  searchRef: Ref<HTMLInputElement>;
  onSearch: (text: string) => void;
  onChange: (change: InboxFilter) => void;
  onHelp: () => void;
}) {
  const t = useText();
  return (
    <Box sx={{ p: 1.5, display: 'grid', gap: 1, borderBottom: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <TextField
          value={searchText}
          onChange={(event) => onSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.querySelector('input')?.blur();
          }}
          placeholder={t('inbox.search')}
          fullWidth
          inputRef={searchRef}
          slotProps={{
            htmlInput: { 'aria-label': t('inbox.search'), 'aria-keyshortcuts': '/', maxLength: 120, type: 'search' },
            input: {
              startAdornment: (
                <InputAdornment position="start">
                  <SearchIcon fontSize="small" />
                </InputAdornment>
              ),
            },
          }}
        />
        <Tooltip title={t('shortcuts.title')}>
          <IconButton onClick={onHelp} aria-label={t('shortcuts.title')} aria-keyshortcuts="?">
            <KeyboardOutlined fontSize="small" />
          </IconButton>
        </Tooltip>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <TextField
          select
          value={filter.scope}
          onChange={(event) => onChange({ scope: scopes.find((scope) => scope === event.target.value) ?? 'mine' })}
          label={t('inbox.scopeLabel')}
          sx={{ flex: 1.4, minWidth: 120 }}
        >
          {scopes.map((scope) => (
            <MenuItem key={scope} value={scope}>
              {t(`inbox.scope.${scope}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          value={filter.sort}
          onChange={(event) => onChange({ sort: sorts.find((sort) => sort === event.target.value) ?? 'dueAt' })}
          label={t('inbox.sortLabel')}
          sx={{ flex: 1, minWidth: 120 }}
        >
          {sorts.map((sort) => (
            <MenuItem key={sort} value={sort}>
              {t(`inbox.sort.${sort}`)}
            </MenuItem>
          ))}
        </TextField>
        <Button
          variant={filter.overdue === 'true' ? 'contained' : 'outlined'}
          aria-pressed={filter.overdue === 'true'}
          onClick={() => onChange({ overdue: filter.overdue === 'true' ? undefined : 'true' })}
        >
          {t('inbox.overdueOnly')}
        </Button>
      </Box>
    </Box>
  );
}
