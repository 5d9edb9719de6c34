import createCache, { type EmotionCache } from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { type ReactNode, use } from 'react';

/** The server writes a fresh nonce into the page; without it the content security policy refuses every style. */
export function readNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return nonce === undefined || nonce.startsWith('__') ? undefined : nonce;
}

const nonce = readNonce();
const leftToRight = createCache({ key: 'cs', ...(nonce === undefined ? {} : { nonce }) });
let mirrored: Promise<EmotionCache> | undefined;

function rightToLeft(): Promise<EmotionCache> {
  mirrored ??= Promise.all([import('@mui/stylis-plugin-rtl'), import('stylis')]).then(([plugin, { prefixer }]) =>
    createCache({
      key: 'csr',
      stylisPlugins: [prefixer, plugin.default],
      ...(nonce === undefined ? {} : { nonce }),
    }),
  );
  return mirrored;
}

function MirroredStyles({ children }: { children: ReactNode }) {
  return <CacheProvider value={use(rightToLeft())}>{children}</CacheProvider>;
}

export function StyleCache({ direction, children }: { direction: 'ltr' | 'rtl'; children: ReactNode }) {
  if (direction === 'rtl') return <MirroredStyles>{children}</MirroredStyles>;
  return <CacheProvider value={leftToRight}>{children}</CacheProvider>;
}
