/**
 * Destinations of RTF: the control words at the head of a group that say where its content goes. What is not
 * the text or known to be of use is passed over.
 */

/** What becomes of a group that begins with such a word. */
export type Destination =
  | 'fonts'
  | 'styles'
  | 'lists'
  | 'overrides'
  | 'information'
  | 'label'
  | 'field'
  | 'instruction'
  | 'result'
  | 'note'
  | 'comment'
  | 'header'
  | 'footer'
  | 'box'
  | 'picture'
  | 'shape'
  | 'bilingual'
  | 'unicode'
  /** Its content belongs where the group stands. */
  | 'transparent'
  | 'skipped';

const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  listtable: 'lists',
  listoverridetable: 'overrides',
  info: 'information',
  listtext: 'label',
  pntext: 'label',
  field: 'field',
  fldinst: 'instruction',
  fldrslt: 'result',
  footnote: 'note',
  annotation: 'comment',
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  shptxt: 'box',
  dptxbxtext: 'box',
  pict: 'picture',
  shpinst: 'shape',
  upr: 'bilingual',
  ud: 'unicode',
  shppict: 'transparent',
  picprop: 'transparent',
  moMath: 'transparent',
  moMathPara: 'transparent',
  do: 'transparent',
  result: 'transparent',
};

/** Destinations that need no star to be passed over. */
const SKIPPED: ReadonlySet<string> = new Set(
  'colortbl filetbl revtbl nonshppict shprslt mmathPict xe rxe bxe txe tc tcn private themedata colorschememapping latentstyles datastore rsidtbl generator ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn atnid atnauthor atntime atndate atnicn atnref atnparent atrfstart atrfend bkmkstart bkmkend pntxta pntxtb listname listpicture leveltext levelnumbers template passwordhash xmlnstbl factoidname objdata objclass objname objtime keycode formfield datafield background pgdsctbl nesttableprops nonesttables comment doccomm'.split(
    ' ',
  ),
);

/**
 * The destination a control word begins.
 * @param isStarred Whether `\*` stood before it, so that readers who do not know it pass over the group.
 * @returns null for a word that begins none.
 */
export function destinationOf(name: string, isStarred: boolean): Destination | null {
  if (Object.hasOwn(DESTINATIONS, name)) return DESTINATIONS[name] ?? null;
  // Properties of formulas: `\mrPr`, `\msSupPr`, …
  if (SKIPPED.has(name) || /^m[A-Za-z]{1,30}Pr$/.test(name)) return 'skipped';
  return isStarred ? 'skipped' : null;
}
