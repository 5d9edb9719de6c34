import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { brandColours } from './brand.ts';
import { contrastOf } from './contrast.ts';

describe('brand colours', () => {
  it.each(['#ffee00', '#000000', '#ffffff', '#ff0066', '#00e5ff', '#7f7f7f', '#1d5f58'])(
    'of %s are readable on every surface, and text on them too',
    (colour) => {
      const { light, onLight, dark, onDark } = brandColours(colour);
      expect(contrastOf(light, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(light, '#eff1f0')).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(dark, '#161d1b')).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(onLight, light)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(onDark, dark)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('keep a colour that is readable already', () => {
    expect(brandColours('#1d5f58').light).toBe('#1d5f58');
  });
});

describe('tokens', () => {
  const tokens = new Map<string, [string, string]>();
  const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
  for (const [, name = '', light = '', dark = ''] of css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
    tokens.set(name, [light, dark]);
  }
  const texts = ['ink', 'ink-soft', 'success', 'warning', 'danger', 'info'];
  const pairs = texts.flatMap((text) =>
    [
      'canvas',
      'surface',
      'sunken',
      'surface-raised',
      ...(tokens.has(`${text}-wash`) ? [`${text}-wash`] : ['neutral-wash']),
    ].map((surface) => [text, surface] as const),
  );

  it.each(pairs)('%s on %s has a contrast of 4.5 in light and in dark', (text, surface) => {
    for (const mode of [0, 1] as const) {
      const contrast = contrastOf(tokens.get(text)?.[mode] ?? '', tokens.get(surface)?.[mode] ?? '');
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('borders of fields and the focus ring have a contrast of 3', () => {
    for (const name of ['line-strong', 'focus']) {
      for (const mode of [0, 1] as const) {
        expect(
          contrastOf(tokens.get(name)?.[mode] ?? '', tokens.get('surface')?.[mode] ?? ''),
          name,
        ).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
