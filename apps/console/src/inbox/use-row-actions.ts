import type { Task } from '@countersign/contracts/task/task';
import { type MouseEvent, useEffect, useRef, useState } from 'react';

/** What can be done to a row of the inbox with the mouse, or by moving the focus to it. */
export interface RowActions {
  activate: (task: Task, index: number) => void;
  open: (task: Task, index: number, event: MouseEvent) => void;
  select: (task: Task) => void;
}

/** The same functions for as long as the page is shown, so that of thousands of rows only those that changed are drawn again. */
export function useRowActions(actions: RowActions): RowActions {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const [stable] = useState<RowActions>(() => ({
    activate: (...given) => latest.current.activate(...given),
    open: (...given) => latest.current.open(...given),
    select: (...given) => latest.current.select(...given),
  }));
  return stable;
}
