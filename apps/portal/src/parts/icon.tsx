/** Drawn on a grid of 24, in the text's colour. */
const paths = {
  home: 'M4 11.5 12 4l8 7.5M6 10v9h4.5v-5h3v5H18v-9',
  deals: 'M4 8h16v11H4zM9 8V5.5h6V8M4 13h16',
  company: 'M5 20V5h9v15M14 10h5v10M3 20h18M8 9h3M8 13h3M8 17h3',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c.3-3.6 2.9-6 6.5-6s6.2 2.4 6.5 6M16 4.5a3.3 3.3 0 0 1 0 6.3M18 14.6c2 .8 3.3 2.7 3.5 5.4',
  plus: 'M12 5v14M5 12h14',
  earnings:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M14.8 9.2c-.4-1-1.5-1.6-2.8-1.6-1.6 0-2.8.8-2.8 2.1 0 3 5.7 1.4 5.7 4.5 0 1.3-1.3 2.2-2.9 2.2-1.4 0-2.6-.7-3-1.8M12 6v1.6M12 16.4V18',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.3 1.3M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1.3-1.3',
  bank: 'M4 9.5 12 4.5l8 5M5 9.5h14M6.5 12.5v4.5M10.200 12.5v4.5M13.800 12.5v4.5M17.5 12.5v4.5M4 19.5h16',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM17.5 17.5H20V20h-2.5zM14 20v-1.5M20 14v1.5',
  download: 'M12 5v11M7.5 12 12 16.5l4.5-4.5M5 15.5V20h14v-4.5',
  open: 'M13 5h6v6M19 5l-8.5 8.5M10 6H5v13h13v-5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20 20',
  check: 'M5 12.5 10 17.5 19 7',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2',
  pause: 'M9 6v12M15 6v12',
  shield: 'M12 3.5 19 6v5.5c0 4.3-2.8 7.5-7 9-4.2-1.5-7-4.7-7-9V6z',
  'shield-check': 'M12 3.5 19 6v5.5c0 4.3-2.8 7.5-7 9-4.2-1.5-7-4.7-7-9V6zM8.8 11.8l2.3 2.3 4.2-4.4',
  pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  send: 'M4 12 20 4.5 15.5 20l-3.7-6.5zM11.8 13.5 20 4.5',
  question:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M9.7 9.6c.2-1.3 1.1-2 2.4-2 1.3 0 2.3.9 2.3 2 0 1.8-2.4 1.9-2.4 3.7M12 16.3v.1',
  queue: 'M4 6h10M4 12h10M4 18h6M18 7v9M15.5 13.5 18 16l2.5-2.5',
  gift: 'M4.5 10.5h15V20h-15zM3.5 7.5h17v3h-17zM12 7.5V20M12 7.5c-4-.2-5-1.5-4.7-2.7C7.7 3.3 11 3.5 12 7.5c1-4 4.3-4.2 4.7-2.7C17 6 16 7.3 12 7.5',
  trophy: 'M8 4h8v6a4 4 0 0 1-8 0zM8 5.5H4.5c0 3 1 4.5 3.5 5M16 5.5h3.5c0 3-1 4.5-3.5 5M12 14v4M8.5 20h7',
  cross: 'M6 6l12 12M18 6 6 18',
  'circle-cross': 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M9 9l6 6M15 9l-6 6',
  undo: 'M9 14 4.5 9.5 9 5M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-3',
  hourglass: 'M7 4h10M7 20h10M8 4c0 5 3 5.5 4 8-1 2.5-4 3-4 8M16 4c0 5-3 5.5-4 8 1 2.5 4 3 4 8',
  warning: 'M12 4 21 19.5H3zM12 10v4.5M12 17v.1',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 11v5M12 8v.1',
  down: 'M6.5 9.5 12 15l5.5-5.5',
  forward: 'M9.5 6.5 15 12l-5.5 5.5',
  back: 'M14.5 6.5 9 12l5.5 5.5',
  file: 'M6.5 3.5h7L18 8v12.5H6.5zM13.5 3.5V8H18',
  copy: 'M9 8.5h10.5V20H9zM15 8.5V4H4.5v11.5H9',
  upload: 'M12 16V5M7.5 9 12 4.5 16.5 9M5 15.5V20h14v-4.5',
  user: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.4-4 3.4-6.5 7.5-6.5s7.1 2.5 7.5 6.5',
  leave: 'M10 4.5H5v15h5M9 12h11M16 8l4 4-4 4',
  lock: 'M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  globe: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  message: 'M4 5h16v11H10l-4.5 4v-4H4z',
  more: 'M5.5 12h.1M12 12h.1M18.5 12h.1',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7M10.5 10.5v6M13.5 10.5v6',
  offline: 'M4 4l16 16M8.5 15.5a5 5 0 0 1 5.5-1M5 12a10 10 0 0 1 4.5-2.6M19 12a10 10 0 0 0-6-3M12 19v.1',
} as const;

export type IconName = keyof typeof paths;

/** Icons that point along the text turn round with it. */
const turning: ReadonlySet<IconName> = new Set(['forward', 'back', 'send', 'undo', 'leave']);

/** Decoration beside words, so it is hidden from assistive technology. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className={turning.has(name) ? 'icon icon-turning' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
