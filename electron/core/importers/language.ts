/**
 * Which language a text is in, and which way it runs. The script decides first: it is certain where letter
 * statistics are not, and it tells Urdu from Persian and Arabic by the letters only one of them has.
 */
import { detectAll } from 'tinyld';
import type { Direction } from '../../../shared/records/document.ts';

/** Units of text looked at. */
const SAMPLE_LENGTH = 20_000;
/** Letters below which the statistics of Latin and Cyrillic texts say nothing. */
const MIN_LETTERS = 40;

/** Scripts written by one language, or by one that is by far the most usual. */
const SCRIPT_LANGUAGES = {
  Hebrew: 'he',
  Hangul: 'ko',
  Greek: 'el',
  Thai: 'th',
  Bengali: 'bn',
  Gurmukhi: 'pa',
  Gujarati: 'gu',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Sinhala: 'si',
  Georgian: 'ka',
  Armenian: 'hy',
  Ethiopic: 'am',
  Khmer: 'km',
  Lao: 'lo',
  Myanmar: 'my',
  Tibetan: 'bo',
  Thaana: 'dv',
} as const;

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Arabic',
  'Han',
  'Hiragana',
  'Katakana',
  'Devanagari',
  ...(Object.keys(SCRIPT_LANGUAGES) as (keyof typeof SCRIPT_LANGUAGES)[]),
] as const;
type Script = (typeof SCRIPTS)[number];

const RTL_SCRIPTS: ReadonlySet<Script> = new Set<Script>(['Arabic', 'Hebrew', 'Thaana']);

/** How many letters of each script a text has. */
type Shares = ReadonlyMap<Script, number>;

/** The language of a text as a BCP 47 tag, or null when it is too short or too mixed to say. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const shares = scriptShares(sample);
  const script = leading(shares);
  if (script === null) return null;
  const single = (SCRIPT_LANGUAGES as Partial<Record<Script, string>>)[script];
  if (single !== undefined) return single;
  if (script === 'Arabic') return arabicScriptLanguage(sample);
  if (script === 'Han' || script === 'Hiragana' || script === 'Katakana') {
    const kana = (shares.get('Hiragana') ?? 0) + (shares.get('Katakana') ?? 0);
    return kana > (shares.get('Han') ?? 0) / 20 ? 'ja' : 'zh';
  }
  return byStatistics(sample, script, shares.get(script) ?? 0);
}

/** Right to left when most letters are of a script written so. */
export function detectDirection(text: string): Direction {
  const shares = scriptShares(text.slice(0, SAMPLE_LENGTH));
  let rtl = 0;
  let all = 0;
  for (const [script, letters] of shares) {
    all += letters;
    if (RTL_SCRIPTS.has(script)) rtl += letters;
  }
  return rtl * 2 > all ? 'rtl' : 'ltr';
}

/** Whether a declared language can be right: a text in Arabic letters is not English, whatever a page says. */
export function fitsScript(tag: string, text: string): boolean {
  const script = leading(scriptShares(text.slice(0, SAMPLE_LENGTH)));
  if (script === null) return true;
  const written = new Intl.Locale(tag).maximize().script;
  return written === undefined || SCRIPT_CODES[script]?.includes(written) !== false;
}

/** A well-formed language tag in canonical form, or null: pages say "en_US", "english" and worse. */
export function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** ISO 15924 codes that a text whose letters are mostly of a script may be written in. */
const SCRIPT_CODES: Partial<Record<Script, readonly string[]>> = {
  Latin: ['Latn'],
  Cyrillic: ['Cyrl'],
  Arabic: ['Arab', 'Aran'],
  Hebrew: ['Hebr'],
  Han: ['Hans', 'Hant', 'Jpan', 'Kore'],
  Hiragana: ['Jpan'],
  Katakana: ['Jpan'],
  Hangul: ['Kore'],
  Devanagari: ['Deva'],
  Greek: ['Grek'],
};

function scriptShares(sample: string): Shares {
  const shares = new Map<Script, number>();
  for (const script of SCRIPTS) {
    const letters = sample.match(new RegExp(String.raw`\p{Script=${script}}`, 'gu'))?.length ?? 0;
    if (letters > 0) shares.set(script, letters);
  }
  return shares;
}

/** The script of at least half of the letters; Chinese characters count twice, for each says more. */
function leading(shares: Shares): Script | null {
  let all = 0;
  let best: Script | null = null;
  let most = 0;
  for (const [script, letters] of shares) {
    const weight = script === 'Han' ? letters * 2 : letters;
    all += weight;
    if (weight > most) [best, most] = [script, weight];
  }
  return most * 2 >= all ? best : null;
}

/** Letters of the Arabic script that only one of its languages uses, and how often per mille they must stand. */
const ARABIC_SIGNS: readonly { language: string; letters: RegExp; perMille: number }[] = [
  { language: 'ps', letters: /[ښړڼږډټځڅېۍ]/gu, perMille: 20 },
  { language: 'sd', letters: /[ڀٿٽڏڦڪڳڱڻ]/gu, perMille: 20 },
  { language: 'ur', letters: /[ٹڈڑںےہھۓ]/gu, perMille: 20 },
  { language: 'ckb', letters: /[ێۆڵڕە]/gu, perMille: 40 },
  { language: 'ug', letters: /[ۇۈۋې]/gu, perMille: 40 },
  { language: 'fa', letters: /[پچژگیک]/gu, perMille: 20 },
];

function arabicScriptLanguage(sample: string): string {
  const letters = sample.match(/\p{Script=Arabic}/gu)?.length ?? 1;
  const found = ARABIC_SIGNS.find(sign => {
    const signs = sample.match(sign.letters)?.length ?? 0;
    return (signs * 1000) / letters >= sign.perMille;
  });
  return found?.language ?? 'ar';
}

/** Letter statistics among the languages of one script. */
function byStatistics(sample: string, script: Script, letters: number): string | null {
  if (letters < MIN_LETTERS) return null;
  const best = detectAll(sample).find(({ lang }) => {
    const tag = canonicalTag(lang);
    const written = tag === null ? undefined : new Intl.Locale(tag).maximize().script;
    return written !== undefined && SCRIPT_CODES[script]?.includes(written) === true;
  });
  return best?.lang ?? null;
}
