import BookmarkBorder from '@mui/icons-material/BookmarkBorder';
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, Popover, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useListContext, useStore } from 'react-admin';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useText } from '../text/use-text.ts';

interface SavedFilter {
  name: string;
  filters: Record<string, unknown>;
  sort: { field: string; order: 'ASC' | 'DESC' };
}

/** Filters kept under a name in this browser. */
export function SavedFilters({ resource }: { resource: string }) {
  const t = useText();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  const [saved, setSaved] = useStore<SavedFilter[]>(`console.savedFilters.${resource}`, []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState('');

  function apply(filter: SavedFilter) {
    setAnchor(null);
    setFilters(filter.filters, {});
    setSort(filter.sort);
  }

  async function save() {
    const kept = saved.filter((other) => other.name !== name.trim());
    setSaved([...kept, { name: name.trim(), filters: filterValues, sort }]);
    setName('');
  }

  return (
    <>
      <Button
        startIcon={<BookmarkBorder />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('list.savedFilters')}
      </Button>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            'aria-label': t('list.savedFilters'),
            sx: { p: 1, minWidth: 220, border: '1px solid', borderColor: 'divider' },
          },
        }}
      >
        {saved.length === 0 ? (
          <Typography variant="body2" sx={{ p: 1, color: 'text.secondary' }}>
            {t('list.noSavedFilters')}
          </Typography>
        ) : null}
        {saved.map((filter) => (
          <Box key={filter.name} sx={{ display: 'flex', gap: 1 }}>
            <Button sx={{ flex: 1, justifyContent: 'flex-start' }} onClick={() => apply(filter)}>
              {filter.name}
            </Button>
            <IconButton
              aria-label={t('list.forgetFilter', { name: filter.name })}
              onClick={() => setSaved(saved.filter((other) => other.name !== filter.name))}
            >
              <DeleteOutline fontSize="small" />
            </IconButton>
          </Box>
        ))}
        <Button
          fullWidth
          variant="outlined"
          onClick={() => {
            setAnchor(null);
            setNaming(true);
          }}
        >
          {t('list.saveFilter')}
        </Button>
      </Popover>
      {isNaming ? (
        <FormDialog
          title={t('list.saveFilter')}
          submitLabel={t('action.save')}
          isComplete={name.trim() !== ''}
          onSubmit={save}
          onClose={() => setNaming(false)}
        >
          <TextField
            autoFocus
            required
            label={t('list.filterName')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
        </FormDialog>
      ) : null}
    </>
  );
}
