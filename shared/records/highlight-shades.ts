/**
 * The shades in which a person's highlights are drawn. Whatever colour they chose, its hue is kept and its lightness
 * made to fit, so that words can be read on every wash and lines told from it, as with the colours of kinds.
 */

/** A colour (`#rrggbb`) in the light and in the dark theme. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
}

export interface HighlightShades {
  /** Behind the words. */
  readonly wash: Shade;
  /** Underlines and stripes. */
  readonly mark: Shade;
}

/**
 * Relative luminances (WCAG 2.2). On a wash quiet text (`--ink-2`) has 5:1, and a mark 4.5:1: all washes of a theme
 * are equally light, so that this holds on another person's as well.
 */
const WASH = { light: 0.79, dark: 0.033 } as const;
const MARK = { light: 0.13, dark: 0.34 } as const;

/** Above these a wash would be louder than the words on it. */
const MOST_SATURATED = { light: 0.85, dark: 0.55 } as const;

/** @param colour `#rrggbb` */
export function highlightShades(colour: string): HighlightShades {
  const { hue, saturation } = hueOf(colour);
  const own = luminanceOf(colour);
  const wash = (theme: keyof Shade) =>
    withLuminance(hue, Math.min(saturation, MOST_SATURATED[theme]), WASH[theme]);
  return {
    wash: { light: wash('light'), dark: wash('dark') },
    mark: {
      light: own <= MARK.light ? colour : withLuminance(hue, saturation, MARK.light),
      dark: own >= MARK.dark ? colour : withLuminance(hue, saturation, MARK.dark),
    },
  };
}

/** Red, green and blue from 0 to 1. */
function channelsOf(colour: string): [number, number, number] {
  const at = (place: number) => Number.parseInt(colour.slice(place, place + 2), 16) / 255;
  return [at(1), at(3), at(5)];
}

/** Relative luminance as WCAG 2.2 defines it, from 0 to 1. @param colour `#rrggbb` */
export function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map(share =>
    share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Hue (degrees) and saturation (0 to 1) of HSL, CSS Color 4. */
function hueOf(colour: string): { hue: number; saturation: number } {
  const [red, green, blue] = channelsOf(colour);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const range = most - least;
  if (range === 0) return { hue: 0, saturation: 0 };
  const lightness = (most + least) / 2;
  const sector =
    most === red
      ? (green - blue) / range
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return { hue: (sector * 60 + 360) % 360, saturation: range / (1 - Math.abs(2 * lightness - 1)) };
}

/** HSL to `#rrggbb`, CSS Color 4. */
function colourOf(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (turn: number) => {
    const k = (turn + hue / 30) % 12;
    const share = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

/** Halvings after which the lightness is nearer than a step of a channel. */
const HALVINGS = 12;

/** The colour of a hue that is just so light: luminance grows with lightness, so halving finds it. */
function withLuminance(hue: number, saturation: number, luminance: number): string {
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (luminanceOf(colourOf(hue, saturation, middle)) < luminance) low = middle;
    else high = middle;
  }
  return colourOf(hue, saturation, (low + high) / 2);
}
