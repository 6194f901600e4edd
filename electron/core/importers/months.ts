/** Names of the Gregorian months in the languages articles come in most, with their usual abbreviations. */

/** One row a language; the forms of one month are separated by `/`, months by spaces, words of one by `_`. */
const ROWS = [
  // English
  'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec',
  // French
  'janvier/janv février/févr/fevrier mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc',
  // German
  'januar/jänner februar märz/maerz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez',
  // Spanish
  'enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic',
  // Portuguese
  'janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro/set outubro/out novembro dezembro',
  // Italian
  'gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre',
  // Dutch
  'januari februari maart april mei juni juli augustus september oktober november december',
  // Swedish, Danish and Norwegian
  'januari/januar februari/februar mars/marts april maj/mai juni juli augusti/august september oktober november december/desember/des',
  // Finnish
  'tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu',
  // Polish
  'stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada grudnia/grudzień',
  // Czech
  'ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu prosince/prosinec',
  // Hungarian
  'január február március április május június július augusztus szeptember október november december',
  // Romanian
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  // Croatian, but for its October, which is called as November is in Polish
  'siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna oktobra studenoga/studenog prosinca',
  // Catalan
  'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
  // Greek
  'ιανουαρίου/ιανουάριος φεβρουαρίου/φεβρουάριος μαρτίου/μάρτιος απριλίου/απρίλιος μαΐου/μάιος ιουνίου/ιούνιος ιουλίου/ιούλιος αυγούστου/αύγουστος σεπτεμβρίου/σεπτέμβριος οκτωβρίου/οκτώβριος νοεμβρίου/νοέμβριος δεκεμβρίου/δεκέμβριος',
  // Turkish
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  // Russian
  'января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь',
  // Ukrainian
  'січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень',
  // Bulgarian
  'януари февруари март април май юни юли август септември октомври ноември декември',
  // Hebrew
  'ינואר/בינואר פברואר/בפברואר מרץ/במרץ/מרס אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט ספטמבר/בספטמבר אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר',
  // Arabic (the Maghreb)
  'جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر',
  // Arabic (the Levant and Iraq)
  'كانون_الثاني شباط آذار/اذار نيسان أيار/ايار حزيران تموز آب أيلول/ايلول تشرين_الأول/تشرين_الاول تشرين_الثاني كانون_الأول/كانون_الاول',
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
    row
      .split(' ')
      .flatMap((forms, index) => forms.split('/').map(form => [form.replace('_', ' '), index + 1] as const)),
  ),
);

/** Number of a month (1–12) by its name in any case, or undefined. */
export function monthNumber(name: string): number | undefined {
  return numbers.get(name.toLocaleLowerCase('und').normalize('NFC'));
}
