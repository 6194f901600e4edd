/**
 * How often the letters beyond ASCII stand in the languages written in single-byte encodings: what tells the
 * encodings apart when chardet cannot. Figures are of running text, in rough parts of a thousand of those
 * letters; only their proportion matters.
 */

export interface LetterModel {
  /** WHATWG names of the encodings that hold these letters. */
  readonly encodings: readonly string[];
  /** Whether words mix these letters with those of ASCII, as in all languages of the Latin script. */
  readonly isLatin: boolean;
  /** Weight of each lower-case letter, or of each letter of a script without case. */
  readonly letters: ReadonlyMap<string, number>;
}

const WESTERN = ['windows-1252', 'macintosh', 'iso-8859-15'];
const CENTRAL = ['windows-1250', 'iso-8859-2'];
const TURKISH = ['windows-1254', 'iso-8859-3'];
const BALTIC = ['windows-1257', 'iso-8859-13', 'iso-8859-4'];
const CYRILLIC = ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'];
const UKRAINIAN = ['windows-1251', 'koi8-u', 'iso-8859-5', 'x-mac-cyrillic'];
const SLAVIC_SOUTH = ['windows-1251', 'iso-8859-5', 'x-mac-cyrillic'];
const GREEK = ['windows-1253', 'iso-8859-7'];
const HEBREW = ['windows-1255', 'iso-8859-8'];
const ARABIC = ['windows-1256', 'iso-8859-6'];

/** One row a language: letters with a weight each, `á224 č95`. */
export const LETTER_MODELS: readonly LetterModel[] = [
  // French, Spanish, Portuguese, Italian, German, Swedish and Finnish, Danish and Norwegian, Dutch, Icelandic
  latin(WESTERN, 'é520 è100 à140 ê60 ç40 â15 ô20 î15 û12 ù12 ë4 ï6 œ5 ü1'),
  latin(WESTERN, 'ó250 í220 á190 é140 ñ90 ú60 ü4 ¿12 ¡8 º4 ª3'),
  latin(WESTERN, 'ã220 ç170 á140 é130 í110 ó70 õ50 ê60 ú40 à35 â25 ô15 º5 ª5'),
  latin(WESTERN, 'à330 è290 ù130 é110 ò110 ì50'),
  latin(WESTERN, 'ü380 ä300 ö170 ß140'),
  latin(WESTERN, 'ä520 å200 ö260 é5'),
  latin(WESTERN, 'å380 ø360 æ250 é5'),
  latin(WESTERN, 'ë400 é350 ï150 è50 ö30 ü20'),
  latin(WESTERN, 'á150 ð180 é60 í150 ó100 ú60 ý25 þ130 æ75 ö70'),
  // Polish, Czech, Slovak, Hungarian, Romanian, Croatian and Slovene
  latin(CENTRAL, 'ł220 ę140 ą130 ż110 ó110 ś90 ć60 ń30 ź10'),
  latin(CENTRAL, 'í230 á160 ě115 é95 ř85 č70 š60 ž70 ý75 ů50 ú20 ť3 ď2 ň2 ó3'),
  latin(CENTRAL, 'á190 í110 é95 č105 ý100 ž90 š90 ľ40 ť45 ú80 ô18 ň18 ä12 ó10 ď12 ĺ2 ŕ1'),
  latin(CENTRAL, 'á290 é280 ö90 ó85 ő75 í50 ü50 ú30 ű20'),
  latin(CENTRAL, 'ă340 ţ230 ş190 î160 â60'),
  latin(CENTRAL, 'š270 č300 ž190 ć150 đ60'),
  // Turkish; Lithuanian, Latvian, Estonian
  latin(TURKISH, 'ı330 ü130 ş120 ğ80 ç80 ö60 â4'),
  latin(BALTIC, 'ė160 š150 ų140 ž90 ū60 į60 č50 ą60 ę25'),
  latin(BALTIC, 'ā320 ī190 ē150 š100 ū60 ņ50 ļ40 ž25 č15 ķ15 ģ15'),
  latin(BALTIC, 'ä380 õ340 ü240 ö70 š5 ž3'),
  // Russian, Bulgarian, Ukrainian, Serbian and Macedonian
  other(
    CYRILLIC,
    'о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ1 ё1',
  ),
  other(
    SLAVIC_SOUTH,
    'а118 и90 о89 е87 т77 н71 р50 с50 в45 л34 к35 д35 п29 м25 ъ19 у16 г16 б14 я18 з20 ц6 ч14 х7 ж7 ш5 щ6 ф2 й6 ь1 ю2',
  ),
  other(
    UKRAINIAN,
    'о94 а84 н67 и63 і58 в54 т53 р48 е46 с41 к36 л35 у32 д31 м30 п29 я24 з23 ь18 г16 б18 ч12 й13 х12 ц7 ж9 ш7 ю10 є6 ї6 щ4 ф3 ґ1',
  ),
  other(
    SLAVIC_SOUTH,
    'а118 и95 о90 е88 н56 р50 т45 с48 у42 в37 д36 к36 ј42 м34 л34 п28 з19 г17 б16 ч10 ц8 ш10 ж7 љ5 њ7 ћ6 х6 ф3 ђ2 џ1 ќ2 ѓ2 ѕ1',
  ),
  // Greek, Hebrew
  other(
    GREEK,
    'α110 ο95 ι85 ε80 τ80 ν68 σ50 ς45 η50 υ42 ρ42 κ42 π40 λ32 μ33 ω20 ά20 ί30 έ22 ή18 ό28 ύ14 ώ9 θ12 δ17 γ18 χ12 φ9 β7 ξ4 ζ4 ψ2 ϊ2',
  ),
  other(
    HEBREW,
    'י110 ו104 ה109 ל74 א63 ר56 ת50 ב47 ש44 מ46 ם33 נ29 ע30 ן15 ד26 ח25 ק21 כ27 פ17 ס15 ט12 צ12 ג12 ז13 ף2 ץ2 ך8',
  ),
  // Arabic, Persian, Urdu, the last two as far as Windows-1256 goes
  other(
    ARABIC,
    'ا160 ل120 ي70 م62 و62 ن60 ر50 ت45 ب38 ع36 د32 ه34 س28 ف28 ك24 ق24 أ22 ح20 ج15 ة30 ى10 ش13 ص11 ط11 خ10 ض7 ذ8 ث6 ز7 إ11 ء6 غ5 ظ3 ئ5 آ3 ؤ2 ،12 ؛1 ؟1',
  ),
  other(
    ['windows-1256'],
    'ا140 ي95 ر80 د70 ن75 ه65 و65 م60 ت50 ب45 س40 ل35 ش35 ك30 ک30 ز30 ع15 خ15 گ15 ق15 پ12 چ8 ف12 ج12 ح10 ط8 ص8 آ10 غ5 ض6 ث3 ظ3 ذ3 ئ3 ژ2 ى20 ،10 \u200c15',
  ),
  other(
    ['windows-1256'],
    'ا110 ک70 ر70 ے65 و60 ن60 ہ60 م50 ت50 س40 ب35 ل45 د40 ں40 پ25 ج25 ھ25 ئ20 ش18 ع18 گ15 ح12 ق15 چ12 ٹ10 ز12 خ12 ف12 ص8 ط8 ڑ8 آ12 ڈ5 غ5 ض5 ث3 ظ3 ذ3 ى50 ي50 ،8',
  ),
  // Thai
  other(
    ['windows-874'],
    'า75 น65 ร62 อ50 ก48 เ45 ง42 ่42 ย35 ม36 ท32 ล32 ว32 ด30 ้28 ส28 ต25 ะ25 ั35 ิ30 ป22 บ22 ค25 ห24 แ18 จ17 พ18 ี28 ช14 ข14 ใ13 ไ13 โ11 ุ14 ู11 ็10 ์12 ถ8 ผ8 ึ9 ื11 ซ6 ณ6 ศ5 ธ5 ำ10 ญ4 ภ5 ษ5 ฐ3 ๆ3',
  ),
];

function latin(encodings: readonly string[], row: string): LetterModel {
  return { encodings, isLatin: true, letters: weightsOf(row) };
}

function other(encodings: readonly string[], row: string): LetterModel {
  return { encodings, isLatin: false, letters: weightsOf(row) };
}

function weightsOf(row: string): ReadonlyMap<string, number> {
  return new Map(row.split(' ').map(entry => [entry.charAt(0), Number(entry.slice(1))]));
}
