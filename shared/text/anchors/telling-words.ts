/**
 * Words whose change makes another statement. English for the most part: without the lists a sentence with another
 * word in it is still not taken for the same one; they only keep small changes of these words from being taken
 * for typos.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const NEGATIONS = words(
  'no not none never neither nothing nobody nowhere without cannot hardly barely scarcely',
);

/** Words of a kind: one instead of another, and the sentence says something else. */
const KINDS = [
  words(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
      'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand ' +
      'thousands million millions billion billions trillion trillions half quarter third once twice double triple ' +
      'first second fourth fifth sixth seventh eighth ninth tenth',
  ),
  words(
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
      'september october november december',
  ),
  words('he she they him her his hers their'),
  words('north south east west northern southern eastern western'),
];

/** Short words that are everywhere, so that a small change of a telling word into one of them is no typo. */
const COMMON = words(
  'a an the this that these those which who whom whose what when where why how whether there here then than thus ' +
    'and or nor but so if as at by for from into of off on onto to with within upon about between among during ' +
    'since before after above below over under up down in out more most less least fewer all until while though ' +
    'although because despite however meanwhile nevertheless according per via is are was were be been being am ' +
    'do does did done has have had having can could may might must shall should will would let us it its me my ' +
    'mine ours theirs them himself i we you your our any now note noted net nut knot ever even every each some few ' +
    'many much other another same such own only just also too very well yet still again both either new old go ' +
    'goes went gone get got see saw say said says make made take took come came give gave',
);

/** Words that come and go without saying anything else. */
const EMPTY = words('a an the that which who also');

/** What stands instead of a negation when the sentence says the contrary. */
const INSTEAD_OF_NO = words('now ever one once either within some all everything everybody everywhere also');

/** Beginnings that turn a word into its opposite, and those that stand against each other. */
const TURNED = [
  ...['un', 'in', 'im', 'il', 'ir', 'dis', 'mis', 'non', 'anti'].map(turning => [turning, ''] as const),
  ['in', 'de'],
  ['in', 'ex'],
  ['im', 'ex'],
  ['im', 'e'],
  ['in', 'out'],
] as const;

/** Whether the word (lower case) may not come or go without notice. */
export function isTelling(word: string): boolean {
  return isNegation(word) || KINDS.some(kind => kind.has(word));
}

function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || word.endsWith("n't");
}

/**
 * What it may mean that one word (lower case) stands instead of another: `none` when neither is telling, `harmless`
 * when both deny (“did no mention”) or the sentence could not be meant (“no the other hand”), `contrary` when the
 * other makes sense and says something else, `open` otherwise.
 */
export function tellingChange(one: string, other: string): 'none' | 'harmless' | 'contrary' | 'open' {
  if (!isTelling(one) && !isTelling(other)) return 'none';
  const [denies, denied] = [isNegation(one), isNegation(other)];
  const isSwap = (one === 'on' && other === 'no') || (one === 'no' && other === 'on');
  if ((denies && denied) || isSwap) return 'harmless';
  if (denies || denied) return INSTEAD_OF_NO.has(denies ? other : one) ? 'contrary' : 'open';
  return KINDS.some(kind => kind.has(one) && kind.has(other)) ? 'contrary' : 'open';
}

/** Whether everyone knows the word (lower case), whatever the text it stands in. */
export function isCommon(word: string): boolean {
  return COMMON.has(word) || isTelling(word);
}

/** Whether the word (lower case) can be left out and nothing else is said. */
export function isEmpty(word: string): boolean {
  return EMPTY.has(word);
}

/** Whether two words (lower case) differ in a beginning that turns their meaning: legal and illegal. */
export function isTurned(one: string, other: string): boolean {
  return TURNED.some(([a, b]) => isExchanged(one, other, a, b) || isExchanged(other, one, a, b));
}

/** Whether one word begins with `a`, the other with `b`, and the rest of both is the same. */
function isExchanged(one: string, other: string, a: string, b: string): boolean {
  const rest = one.slice(a.length);
  return rest.length >= LEAST_REST && one.startsWith(a) && other === b + rest;
}

/** Letters of a word without its beginning that make it a word of its own. */
const LEAST_REST = 4;
