/**
 * Short texts in the encodings of Chinese, Japanese and Korean, of which chardet is sure only in longer ones.
 * Their tables put the commonest characters in rows of their own: bytes that are all of these rows are hardly
 * anything else.
 */

/** Rows of an encoding, as ranges of first bytes, that hold its punctuation and commonest characters. */
interface Rows {
  readonly label: string;
  readonly first: readonly (readonly [from: number, to: number])[];
  /** Least second byte of a character in these rows. */
  readonly second: number;
}

/**
 * GB 2312 and KS X 1001: punctuation in rows 1–3, the first level of Chinese characters in 16–55, Hangul in
 * 16–40. Big5: A1–A3 and A4–C6. EUC-JP and Shift_JIS: kana, and the first level of Kanji.
 */
const ROWS: readonly Rows[] = [
  {
    label: 'euc-kr',
    first: [
      [0xa1, 0xa3],
      [0xb0, 0xc8],
    ],
    second: 0xa1,
  },
  {
    label: 'euc-jp',
    first: [
      [0xa1, 0xa5],
      [0xb0, 0xcf],
    ],
    second: 0xa1,
  },
  {
    label: 'gb18030',
    first: [
      [0xa1, 0xa3],
      [0xb0, 0xd7],
    ],
    second: 0xa1,
  },
  {
    label: 'shift_jis',
    first: [
      [0x81, 0x83],
      [0x88, 0x98],
    ],
    second: 0x40,
  },
  { label: 'big5', first: [[0xa1, 0xc6]], second: 0x40 },
];
/** Share of the characters that must be of these rows. */
const MIN_COMMON = 0.85;
/** Fewest characters that prove anything. */
const MIN_CHARACTERS = 2;
/** What spaces between words, or none, count beside the share of common characters. */
const SPACING = 0.2;
/** Share of kana from which a text is Japanese: Chinese has none. */
const MIN_KANA = 0.2;

/** Encodings in which the bytes beyond ASCII are characters of the commonest rows, likeliest first. */
export function wideReadings(sample: Uint8Array): string[] {
  const fits = ROWS.map(rows => ({ label: rows.label, fit: fitOf(sample, rows) }));
  // Chinese and Korean share their rows, but Korean has spaces between its words.
  const korean = isSpaced(sample) ? 1 : -1;
  return fits
    .filter(({ fit }) => fit >= MIN_COMMON)
    .map(({ label, fit }) => ({ label, fit: label === 'euc-kr' ? fit + korean * SPACING : fit }))
    .sort((a, b) => b.fit - a.fit)
    .map(({ label }) => label);
}

/** Whether a space stands between two characters beyond ASCII. */
function isSpaced(sample: Uint8Array): boolean {
  return sample.some(
    (byte, i) => byte === 0x20 && (sample[i - 1] ?? 0) > 0x7f && (sample[i + 1] ?? 0) > 0x7f,
  );
}

/** Share of characters in the rows, 0 where the bytes are not valid; above 1 for Japanese with its kana. */
function fitOf(sample: Uint8Array, { label, first, second }: Rows): number {
  let [characters, common, kana] = [0, 0, 0];
  const isJapanese = label === 'euc-jp' || label === 'shift_jis';
  for (let i = 0; i < sample.length; i++) {
    const lead = sample[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = sample[++i] ?? 0;
    if (trail < 0x40) return 0;
    characters++;
    if (trail >= second && first.some(([from, to]) => lead >= from && lead <= to)) common++;
    if (isKana(label, lead)) kana++;
  }
  if (characters < MIN_CHARACTERS) return 0;
  if (isJapanese) return kana / characters >= MIN_KANA ? common / characters + kana / characters : 0;
  return common / characters;
}

function isKana(label: string, lead: number): boolean {
  return label === 'euc-jp'
    ? lead === 0xa4 || lead === 0xa5
    : label === 'shift_jis' && (lead === 0x82 || lead === 0x83);
}
