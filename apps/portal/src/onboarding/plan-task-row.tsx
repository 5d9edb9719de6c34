import { useWords } from '../app/texts.tsx';
import { Badge } from '../parts/badge.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { useNow } from '../parts/use-now.ts';
import { isYours, type OwnTask, placeOfTask, taskLooks } from './task-looks.ts';

interface PlanTaskRowProps {
  readonly task: OwnTask;
  /** Whether the partnership is active, so that what follows can be done. */
  readonly isActive: boolean;
  readonly onSay: () => void;
}

export function PlanTaskRow({ task, isActive, onSay }: PlanTaskRowProps) {
  const { texts, fill, format } = useWords();
  const now = useNow();
  const words = texts.onboarding;
  const title = task.title ?? texts.taskKind[task.kind];
  const place = placeOfTask[task.kind];
  const canGo = isYours(task) && (isActive || task.isRequired);
  const isOver = task.status === 'done' || task.status === 'skipped' || task.status === 'lapsed';
  return (
    <li className={isOver ? 'plan-task plan-task-over' : 'plan-task'} aria-current={canGo ? 'step' : undefined}>
      <div className="plan-task-main">
        <strong>{title}</strong>
        {task.help !== null && <p className="soft">{task.help}</p>}
        {task.reason !== null && <p>{fill(words.returned, { text: task.reason })}</p>}
        <p className="soft plan-task-facts">
          <Badge {...taskLooks[task.status]}>{texts.planStatus[task.status]}</Badge>
          {task.side === 'staff' && !isOver && <span>{words.byUs}</span>}
          {!task.isRequired && !isActive && !isOver && <span>{words.follows}</span>}
          {canGo && task.dueAt !== null && (
            <time
              dateTime={task.dueAt}
              title={format.dateTimeLong(task.dueAt)}
              className={task.isOverdue ? 'overdue' : undefined}
            >
              {fill(task.isOverdue ? words.overdue : words.dueBy, { at: format.relative(task.dueAt, now) })}
            </time>
          )}
          {task.status === 'done' && task.doneAt !== null && (
            <time dateTime={task.doneAt}>{fill(words.doneAt, { at: format.date(task.doneAt) })}</time>
          )}
        </p>
      </div>
      {canGo && place !== null && (
        <ButtonLink to={place} kind="primary" aria-label={`${words.goTo}: ${title}`}>
          {words.goTo}
        </ButtonLink>
      )}
      {task.canComplete && (
        <Button kind="primary" aria-label={`${words.say}: ${title}`} onClick={onSay}>
          {words.say}
        </Button>
      )}
    </li>
  );
}
