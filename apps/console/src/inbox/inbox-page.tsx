import type { Task } from '@countersign/contracts/task/task';
import type { DecisionOutcome } from '@countersign/domain/approval/approval';
import { Box, Button, useMediaQuery, useTheme } from '@mui/material';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../auth/session.tsx';
import { DecisionDialog } from '../decision/decision-dialog.tsx';
import { useDecide } from '../decision/use-decide.ts';
import { usePageTitle } from '../layout/page-title.ts';
import { EmptyState, ErrorState, LoadingLines } from '../parts/states.tsx';
import { useText } from '../text/use-text.ts';
import { InboxToolbar } from './inbox-toolbar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TaskPreview } from './task-preview.tsx';
import { TaskRow } from './task-row.tsx';
import { useClaims } from './use-claims.ts';
import { type InboxFilter, useInbox } from './use-inbox.ts';
import { useKeys } from './use-keys.ts';
import { useRowActions } from './use-row-actions.ts';

/** The place a person clears with the keyboard. */
export default function InboxPage() {
  const t = useText();
  const may = useMay();
  const navigate = useNavigate();
  const theme = useTheme();
  const isWide = useMediaQuery(theme.breakpoints.up('lg'), { noSsr: true });
  const [filter, setFilter] = useState<InboxFilter>({ scope: 'mine', sort: 'dueAt' });
  const [searchText, setSearchText] = useState('');
  const search = useDeferredValue(searchText.trim());
  const inbox = useInbox(search === '' ? filter : { ...filter, search });
  const { tasks } = inbox;
  const claims = useClaims();
  const { decide, underway } = useDecide();
  const [active, setActive] = useState<{ id: string; index: number }>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ task: Task; outcome: DecisionOutcome }>();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLUListElement>(null);

  usePageTitle(t('nav.inbox'));

  // When the active task has been decided, the one that took its place is next.
  const foundIndex = tasks.findIndex((task) => task.id === active?.id);
  const activeIndex = foundIndex >= 0 ? foundIndex : Math.min(active?.index ?? 0, tasks.length - 1);
  const activeTask = tasks[activeIndex];

  const focusRow = (index: number) => {
    const task = tasks[index];
    if (task === undefined) return;
    setActive({ id: task.id, index });
    listRef.current?.querySelector<HTMLElement>(`[data-task="${task.id}"]`)?.focus();
  };
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = inbox;
  useEffect(() => {
    if (activeIndex >= tasks.length - 5 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [activeIndex, tasks.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const toggleSelected = (task: Task) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(task.id)) after.add(task.id);
      return after;
    });
  const ask = (task: Task | undefined, outcome: DecisionOutcome) => {
    if (task?.canDecide === true && task.outcomes.includes(outcome) && !underway.has(task.id))
      setAsked({ task, outcome });
  };

  useKeys(
    {
      j: () => focusRow(active === undefined ? 0 : Math.min(activeIndex + 1, tasks.length - 1)),
      k: () => focusRow(Math.max(activeIndex - 1, 0)),
      x: () => activeTask !== undefined && toggleSelected(activeTask),
      c: () => activeTask !== undefined && may('task.claim') && void claims.toggle(activeTask),
      a: () => ask(activeTask, 'approve'),
      r: () => ask(activeTask, 'reject'),
      q: () => ask(activeTask, 'request_changes'),
      '/': () => searchRef.current?.focus(),
      '?': () => setHelpOpen(true),
    },
    asked === undefined && !isHelpOpen,
  );

  const rowActions = useRowActions({
    activate: ({ id }, index) => setActive((before) => (before?.id === id ? before : { id, index })),
    open: (task, index, event) => {
      const isMouse = event.detail > 0;
      if (!isWide || !isMouse || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      if (event.detail > 1) void navigate(`/cases/${task.caseId}`);
      else setActive({ id: task.id, index });
    },
    select: toggleSelected,
  });

  const chosen = tasks.filter((task) => selected.has(task.id));
  return (
    <Box
      sx={{
        display: { lg: 'grid' },
        gridTemplateColumns: { lg: 'minmax(360px, 440px) 1fr' },
        flex: 1,
        minHeight: 0,
        overflow: { lg: 'hidden' },
      }}
    >
      <Box
        sx={{
          display: 'flex',
          flexDirection: 'column',
          minHeight: 0,
          bgcolor: 'background.paper',
          borderInlineEnd: { lg: '1px solid' },
          borderColor: { lg: 'divider' },
        }}
      >
        <Box component="h1" sx={{ px: 1.5, pt: 1.5, m: 0, typography: 'h1' }}>
          {t('nav.inbox')}
          <Box
            component="span"
            role="status"
            sx={{ typography: 'body2', color: 'text.secondary', marginInlineStart: 1, fontWeight: 460 }}
          >
            {inbox.data === undefined ? '' : t('inbox.count', { count: inbox.total })}
          </Box>
        </Box>
        <InboxToolbar
          filter={filter}
          searchText={searchText}
          searchRef={searchRef}
          onSearch={setSearchText}
          onChange={(change) => setFilter((before) => ({ ...before, ...change }))}
          onHelp={() => setHelpOpen(true)}
        />
        {chosen.length === 0 ? null : (
          <SelectionBar tasks={chosen} claims={claims} onClear={() => setSelected(new Set())} />
        )}
        <Box sx={{ flex: 1, overflowY: { lg: 'auto' }, minHeight: 0 }}>
          {inbox.isPending ? <LoadingLines lines={10} /> : null}
          {inbox.isError ? <ErrorState error={inbox.error} onRetry={() => void inbox.refetch()} /> : null}
          {inbox.isSuccess && tasks.length === 0 ? (
            <EmptyState
              title={t(
                search === '' && filter.overdue === undefined
                  ? `inbox.empty.${filter.scope ?? 'mine'}`
                  : 'inbox.empty.filtered',
              )}
              text={t('inbox.empty.text')}
            />
          ) : null}
          <Box component="ul" ref={listRef} aria-label={t('inbox.list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {tasks.map((task, index) => (
              <TaskRow
                key={task.id}
                task={task}
                index={index}
                isActive={isWide ? index === activeIndex : task.id === active?.id}
                isTabStop={!isWide || index === activeIndex}
                isSelected={selected.has(task.id)}
                isUnderway={underway.has(task.id)}
                isMine={claims.isMine(task)}
                on={rowActions}
              />
            ))}
          </Box>
          {hasNextPage ? (
            <Box sx={{ p: 2, textAlign: 'center' }}>
              <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
                {t('inbox.more')}
              </Button>
            </Box>
          ) : null}
        </Box>
      </Box>
      {isWide ? (
        <Box sx={{ minHeight: 0, minWidth: 0 }}>
          {activeTask === undefined ? (
            <EmptyState title={t('inbox.nothingChosen')} text={t('inbox.nothingChosenText')} />
          ) : (
            <TaskPreview
              key={activeTask.id}
              task={activeTask}
              isUnderway={underway.has(activeTask.id)}
              onDecide={(outcome) => ask(activeTask, outcome)}
            />
          )}
        </Box>
      ) : null}
      {asked === undefined ? null : (
        <DecisionDialog
          task={asked.task}
          outcome={asked.outcome}
          onDecide={decide}
          onClose={() => setAsked(undefined)}
        />
      )}
      {isHelpOpen ? <ShortcutsDialog onClose={() => setHelpOpen(false)} /> : null}
    </Box>
  );
}
