type Rgb = readonly [number, number, number];

/** WCAG contrast between two colours such as `#1d5f58`: 1 (none) to 21. */
export function contrastOf(left: string, right: string): number {
  const [lighter = 0, darker = 0] = [luminanceOf(left), luminanceOf(right)].sort((one, other) => other - one);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour itself when it is readable on the background, else the nearest shade of it that is. */
export function readableOn(colour: string, background: string, contrastMin: number): string {
  const towards: Rgb = luminanceOf(background) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  const rgb = rgbOf(colour);
  for (let share = 0; share <= 1; share += 0.04) {
    const shade = hexOf(rgb.map((channel, index) => channel + ((towards[index] ?? 0) - channel) * share));
    if (contrastOf(shade, background) >= contrastMin) return shade;
  }
  return hexOf(towards);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = rgbOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function rgbOf(colour: string): Rgb {
  const digits = /^#([0-9a-f]{6})$/i.exec(colour)?.[1] ?? '000000';
  const channel = (from: number) => Number.parseInt(digits.slice(from, from + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
