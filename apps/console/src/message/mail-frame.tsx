import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { renderMail } from './render-mail.ts';

/** A mail in a frame that runs no script, opens nothing and asks no other host for anything. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const ref = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const frame = ref.current;
    const inside = frame?.contentDocument;
    if (frame === null || inside === null || inside === undefined) return;
    renderMail(html, inside);
    frame.style.height = `${Math.min(Math.max(inside.documentElement.scrollHeight, 240), 1400)}px`;
  }, [html]);
  return (
    <Box
      component="iframe"
      ref={ref}
      title={title}
      sandbox="allow-same-origin"
      sx={{ display: 'block', width: '100%', height: 480, border: 0, bgcolor: '#fff' }}
    />
  );
}
