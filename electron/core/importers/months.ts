/** Names of the Gregorian months in the languages articles come in most, with their usual abbreviations. */

/** One row a language; the forms of one month are separated by `/`, months by spaces. */
const ROWS = [
  // English
  'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec',
  // French
  'janvier/janv février/févr/fevrier mars avril mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc',
  // German
  'januar/jänner februar märz/maerz april mai juni juli august september oktober/okt november dezember/dez',
  // Spanish
  'enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic',
  // Portuguese
  'janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro/set outubro/out novembro dezembro',
  // Italian
  'gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre',
  // Dutch
  'januari februari maart april mei juni juli augustus september oktober november december',
  // Turkish
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  // Russian
  'января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь',
  // Arabic (Egypt)
  'يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونية يوليو/يولية أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر',
  // Urdu
  'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
  // Persian
  'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه/جولای اوت سپتامبر اکتبر نوامبر دسامبر',
  // Hindi
  'जनवरी फ़रवरी/फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर नवंबर/नवम्बर दिसंबर/दिसम्बर',
  // Indonesian
  'januari februari maret april mei juni juli agustus september oktober november desember',
] as const;

const numbers: ReadonlyMap<string, number> = new Map(
  ROWS.flatMap(row =>
    row.split(' ').flatMap((forms, index) => forms.split('/').map(form => [form, index + 1] as const)),
  ),
);

/** Number of a month (1–12) by its name in any case, or undefined. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name.toLocaleLowerCase('und').normalize('NFC'));
}
