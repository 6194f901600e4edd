/** Lines that name a picture or a table. */

const KIND =
  'figure|fig|table|chart|graph|graphic|map|exhibit|diagram|photo|image|box|plate|abbildung|abb|tabelle|tab|karte|grafik|tableau|graphique|carte|encadré|figura|cuadro|gráfico|tabla|mapa|tabela|quadro|tabella|grafico|рис|рисунок|таблица|شکل|جدول|الشكل|الجدول|图|圖|表|図|그림|표';
const NUMBER = '(?:[A-Z]?\\d{1,3}(?:[.\\-–]\\d{1,3})?[a-z]?|[IVX]{1,5})';
const BEGINNING = new RegExp(`^(?:${KIND})\\.?\\s?${NUMBER}(?![\\p{L}\\p{N}])`, 'iu');
/** The number ends the line, or is followed by a stop, a colon, a dash or a capital: "Figure 2 shows" is a sentence. */
const AFTER = /^(?:\s?[.:|–—-](?:\s|$)|\s*$|\s+(?=["“‘'(]?[\p{Lu}\p{Lo}]))/u;
const SOURCE =
  /^(?:source|sources|quelle|quellen|fuente|fuentes|fonte|source\(s\)|data source|credit|photo(?: credit)?|note|notes)\s?:/iu;

/** Whether a text names a picture or a table, or says where what it shows comes from. */
export function isCaption(text: string): boolean {
  return isNumberedCaption(text) || SOURCE.test(text);
}

/** Whether it names the picture itself. */
export function isNumberedCaption(text: string): boolean {
  const beginning = BEGINNING.exec(text)?.[0];
  return beginning !== undefined && AFTER.test(text.slice(beginning.length));
}

const OF_DATA =
  /^(?:table|tab|tabelle|tableau|cuadro|tabla|tabela|quadro|tabella|таблица|جدول|الجدول|表|표|box|encadré)/iu;

/** Whether it names a picture: not a table, nor a box of text. */
export function isPictureCaption(text: string): boolean {
  return isNumberedCaption(text) && !OF_DATA.test(text);
}
