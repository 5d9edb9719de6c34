import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useLocation } from 'react-router';

interface PopoverProps {
  /** Said before what the trigger shows. */
  readonly label: string;
  readonly trigger: ReactNode;
  readonly triggerClass: string;
  readonly align?: 'start' | 'end';
  readonly children: ReactNode;
}

/** The browser's own popover: closes on Escape and on a click elsewhere; also when a link in it was followed. */
export function Popover({ label, trigger, triggerClass, align = 'start', children }: PopoverProps) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const { key } = useLocation();
  useEffect(() => panel.current?.hidePopover(), [key]);
  return (
    <>
      <button ref={opener} type="button" className={triggerClass} popoverTarget={id}>
        <span className="visually-hidden">{label}</span>
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={`popover popover-${align}`}
        onToggle={() => place(panel.current, opener.current, align)}
      >
        {children}
      </div>
    </>
  );
}

const gap = 6;
const margin = 8;

/** Beside its opener, inside the window. */
function place(panel: HTMLElement | null, opener: HTMLElement | null, align: 'start' | 'end'): void {
  if (panel === null || opener === null || !panel.matches(':popover-open')) return;
  const box = opener.getBoundingClientRect();
  const isMirrored = document.documentElement.dir === 'rtl';
  const toLeft = (align === 'start') !== isMirrored;
  const left = toLeft ? box.left : box.right - panel.offsetWidth;
  const isBelow = box.bottom + gap + panel.offsetHeight < window.innerHeight || box.top < panel.offsetHeight;
  panel.style.left = `${Math.max(margin, Math.min(left, window.innerWidth - panel.offsetWidth - margin))}px`;
  panel.style.top = `${isBelow ? box.bottom + gap : box.top - gap - panel.offsetHeight}px`;
}
