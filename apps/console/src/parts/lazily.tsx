import { Box } from '@mui/material';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A part of a long page that is loaded when somebody comes near it, and stays. */
export function Lazily({ height = 160, children }: { height?: number; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (isNear || ref.current === null) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '400px' },
    );
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [isNear]);
  return isNear ? children : <Box ref={ref} sx={{ minHeight: height }} />;
}
