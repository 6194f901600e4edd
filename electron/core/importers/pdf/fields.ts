/**
 * What was written into a form, and typed over a page: the values of fields and free text (ISO 32000-1, 12.7 and
 * 12.5.6.6). They are no part of the page's own drawing, and without them a filled form is an empty one. Nothing
 * that a field would run or send is looked at.
 */
import { z } from 'zod';
import type { PDFPageProxy } from './engine.ts';
import type { Glyph } from './glyph.ts';
import { type Matrix, moved } from './matrix.ts';

/** Words with a box on the page, in its own space. */
export interface Field {
  readonly id: string;
  readonly text: string;
  readonly rect: readonly [number, number, number, number];
  /** Size of the type in points; 0 where it follows the box. */
  readonly size: number;
  readonly isMultiLine: boolean;
  /** Each letter in a box of its own: as drawn, they are no words. */
  readonly isComb: boolean;
}

const TICKED = '☒';
/** Most units taken of one value. */
const MAX_VALUE = 100_000;
/** Type that follows its box: share of the height, and the largest. */
const AUTO_SHARE = 0.7;
const AUTO_SIZE = 12;
/** Width of a letter and distance of lines, in ems, where the file does not draw them. */
const LETTER = 0.5;
const PITCH = 1.15;

const Value = z.union([z.string(), z.array(z.string())]).nullish();
const Annotation = z.object({
  id: z.string(),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  subtype: z.string(),
  fieldType: z.string().nullish(),
  fieldValue: Value.catch(null),
  exportValue: z.string().nullish().catch(null),
  buttonValue: z.string().nullish().catch(null),
  options: z
    .array(z.object({ exportValue: Value, displayValue: z.string() }))
    .nullish()
    .catch(null),
  contentsObj: z.object({ str: z.string() }).nullish().catch(null),
  defaultAppearanceData: z.object({ fontSize: z.number() }).nullish().catch(null),
  checkBox: z.boolean().optional(),
  radioButton: z.boolean().optional(),
  multiLine: z.boolean().optional(),
  comb: z.boolean().optional(),
  password: z.boolean().optional(),
  hidden: z.boolean().optional(),
});
type Annotation = z.infer<typeof Annotation>;

/** The fields of a page that say something, and free text; passwords stay where they are. */
export async function fieldsOn(page: PDFPageProxy): Promise<Field[]> {
  const given: unknown[] = await page.getAnnotations({ intent: 'display' });
  return given.flatMap(one => {
    const { data } = Annotation.safeParse(one);
    const text = data && data.hidden !== true ? wordsOf(data).slice(0, MAX_VALUE).toWellFormed() : '';
    if (!data || !/\S/u.test(text)) return [];
    const { id, rect, multiLine, comb, subtype, defaultAppearanceData } = data;
    const isMultiLine = multiLine === true || subtype === 'FreeText';
    const size = Math.max(0, defaultAppearanceData?.fontSize ?? 0);
    return [{ id, text, rect, size, isMultiLine, isComb: comb === true }];
  });
}

function wordsOf(annotation: Annotation): string {
  const { subtype, fieldType, fieldValue, password } = annotation;
  if (subtype === 'FreeText') return annotation.contentsObj?.str ?? '';
  if (subtype !== 'Widget' || password === true) return '';
  const values = [fieldValue ?? []].flat();
  if (fieldType === 'Tx') return values.join('\n');
  if (fieldType === 'Ch') return values.map(value => shownFor(value, annotation)).join('\n');
  const own = annotation.checkBox ? annotation.exportValue : annotation.radioButton && annotation.buttonValue;
  return fieldType === 'Btn' && own && own !== 'Off' && values[0] === own ? TICKED : '';
}

/** What a list shows for a value. */
function shownFor(value: string, { options }: Annotation): string {
  return options?.find(({ exportValue }) => exportValue === value)?.displayValue ?? value;
}

/**
 * The glyphs of a field: those it is drawn with where they spell its value, else its lines, one glyph each, put
 * into its box.
 * @param drawn Its glyphs as the file draws them.
 * @param viewport From the page's space to the page as seen.
 */
export function glyphsOf(field: Field, drawn: readonly Glyph[], viewport: Matrix): readonly Glyph[] {
  const isDrawn = letters(drawn.map(({ text }) => text).join('')) === letters(field.text);
  return isDrawn && !field.isComb ? drawn : written(field, viewport);
}

function letters(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

function written({ text, rect, size: given, isMultiLine }: Field, viewport: Matrix): Glyph[] {
  const [x, y] = moved(viewport, rect[0], rect[1]);
  const [x2, y2] = moved(viewport, rect[2], rect[3]);
  const [left, top] = [Math.min(x, x2), Math.min(y, y2)];
  const [width, height] = [Math.abs(x2 - x), Math.abs(y2 - y)];
  const size = given > 0 ? given : isMultiLine ? AUTO_SIZE : Math.min(AUTO_SIZE, AUTO_SHARE * height);
  if (!(size > 0) || !(width > 0) || !Number.isFinite(left + top + width + height)) return [];
  const typed = text.split(/\r\n?|\n/u);
  const lines = isMultiLine ? typed.flatMap(line => wrapped(line, width / (LETTER * size))) : typed;
  const pitch = Math.min(PITCH * size, height / lines.length);
  const own = lines.length > 1 ? Math.min(size, pitch / PITCH) : size;
  const first = lines.length > 1 || isMultiLine ? top + own : top + height / 2 + 0.3 * own;
  return lines.flatMap((line, i) => {
    const words = line.trim();
    if (words === '') return [];
    const dx = Math.min(width, LETTER * own * words.length);
    return [glyph(words, left, first + i * pitch, dx, own)];
  });
}

/** A line in pieces of at most so many units, cut between words. */
function wrapped(line: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A line as one glyph that the file spells out. */
function glyph(text: string, x: number, y: number, dx: number, size: number): Glyph {
  const plain = {
    isBold: false,
    isItalic: false,
    isSymbol: false,
    isInvisible: false,
    isArtifact: false,
    isFilled: true,
  };
  return { text, x, y, dx, dy: 0, size, ...plain, isSpelt: true };
}
