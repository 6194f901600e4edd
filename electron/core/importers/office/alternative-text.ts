/** The words that stand for an image: what a person wrote about it, not what a program named it. */

/** What Word adds to a description it made itself. */
const MADE_BY_MACHINE =
  /(?:[.\s]*(?:description|descripción|beschreibung) (?:automatically generated|generada automáticamente|automatisch generiert)(?: with \w+ confidence)?|[.\s]*AI-generated content may be incorrect)\.?\s*$/iu;
const NAME_ONLY =
  /^(?:(?:image|picture|bild|grafik|imagen|photo|graphic|shape|figure|drawing|object|objekt|logo|diagram|chart|text ?box|rectangle|line|group)\s?\d*|(?:https?:|file:|[A-Za-z]:\\|\\\\|\/)\S*|\S+\.(?:jpe?g|png|gif|bmp|tiff?|svg|emf|wmf|webp|pdf)|[\w-]{1,60}\d[\w-]*|Ein Bild, das .{0,20})$/iu;

/** The description of an image, or an empty text when it says nothing. */
export function credibleDescription(description: string | undefined): string {
  const words = (description ?? '').slice(0, 4_000).replace(/\s+/gu, ' ').trim();
  const own = words.replace(MADE_BY_MACHINE, '').trim();
  return NAME_ONLY.test(own) ? '' : own;
}
