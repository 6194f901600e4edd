/** Articles in many scripts, each with a passage to select by keyboard and one to select by mouse. */
export interface ScriptArticle {
  readonly name: string;
  readonly file: string;
  /** Selected with the caret and tagged as a claim; then its end is moved a word forward and back by keys. */
  readonly claim: string;
  /** The claim after its end went one word further. */
  readonly longerClaim: string;
  /** Selected with the mouse and tagged as a policy option; then its end is dragged to that of `longerOption`. */
  readonly option: string;
  readonly longerOption: string;
  /** Words that find the option, and not as they stand in the text where the script allows it. */
  readonly search: string;
  readonly direction: 'ltr' | 'rtl';
}

export const SCRIPT_ARTICLES: readonly ScriptArticle[] = [
  {
    name: 'Urdu',
    file: 'urdu-column.txt',
    claim: 'پانی کا پیمانہ دیکھتا ہے',
    longerClaim: 'پانی کا پیمانہ دیکھتا ہے اور',
    option: 'حکومت کو چاہیے کہ دونوں رجسٹر',
    longerOption: 'حکومت کو چاہیے کہ دونوں رجسٹر ہر روز شائع کرے',
    search: 'حكومت رجسٹر',
    direction: 'rtl',
  },
  {
    name: 'Arabic',
    file: 'arabic-column.txt',
    claim: 'فيقرأ المقياس ويكتب الرقم',
    longerClaim: 'فيقرأ المقياس ويكتب الرقم في',
    option: 'ينبغي للحكومتين أن تنشرا',
    longerOption: 'ينبغي للحكومتين أن تنشرا القراءات يوميًا',
    search: 'يوميا تنشرا',
    direction: 'rtl',
  },
  {
    name: 'Hebrew',
    file: 'hebrew-column.txt',
    claim: 'קורא את מד המים',
    longerClaim: 'קורא את מד המים ורושם',
    option: 'על הממשלות לפרסם',
    longerOption: 'על הממשלות לפרסם את המדידות',
    search: 'הממשלות המדידות',
    direction: 'rtl',
  },
  {
    name: 'Chinese',
    file: 'chinese-comment.txt',
    claim: '两个数字从来没有一起',
    longerClaim: '两个数字从来没有一起公布',
    option: '每天公布两本',
    longerOption: '每天公布两本账簿',
    search: '账簿',
    direction: 'ltr',
  },
  {
    name: 'mixed directions',
    file: 'mixed-briefing.txt',
    claim: 'calls his ledger دفتر النهر and writes',
    longerClaim: 'calls his ledger دفتر النهر and writes 417',
    option: 'They should print both names',
    longerOption: 'They should print both names, دفتر النهر and Gauge B',
    search: 'دفتر names',
    direction: 'ltr',
  },
  {
    name: 'emoji',
    file: 'emoji-post.txt',
    claim: 'the family on the bridge 👨‍👩‍👧‍👦 read it',
    longerClaim: 'the family on the bridge 👨‍👩‍👧‍👦 read it aloud',
    option: 'They should post 🗓️ the reading',
    longerOption: 'They should post 🗓️ the reading every day',
    search: '"the reading every day"',
    direction: 'ltr',
  },
];
