import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../electron/core/importers/encoding.ts';

/** A few sentences a language, written for Postil; each is tried at several lengths. */
const TEXTS = {
  polish:
    'Każdego ranka o szóstej urzędnik idzie na środek mostu i odczytuje poziom wody. Zapisuje go w księdze, której nikt nie czyta, choć obie stolice płacą za jej oprawę. Gdy woda się podnosi, dzwoni do kolegi po drugiej stronie i pyta, czy widzi to samo. Zwykle widzi coś innego, więc zapisują dwie liczby i różnicę między nimi.',
  czech:
    'Každé ráno v šest hodin jde úředník doprostřed mostu a přečte výšku vody. Zapíše ji do knihy, kterou nikdo nečte, ačkoli obě hlavní města platí za její vazbu. Když voda stoupá, zavolá kolegovi na druhém břehu a zeptá se, zda vidí totéž. Obvykle vidí něco jiného, a tak zapíší dvě čísla a rozdíl mezi nimi.',
  hungarian:
    'Minden reggel hat órakor egy hivatalnok a híd közepére sétál, és leolvassa a vízállást. Beírja egy könyvbe, amelyet senki sem olvas, bár a kötését mindkét főváros fizeti. Ha a víz emelkedik, felhívja a túlparti kollégáját, és megkérdezi, ő is ezt látja-e. Többnyire mást lát, így két számot írnak fel, és a köztük lévő különbséget.',
  russian:
    'Каждое утро в шесть часов служащий выходит на середину моста и записывает уровень воды. Он заносит его в книгу, которую никто не читает, хотя за её переплёт платят обе столицы. Когда вода поднимается, он звонит коллеге на другом берегу и спрашивает, видит ли тот то же самое. Обычно тот видит другое, и они записывают два числа и разницу между ними.',
  greek:
    'Κάθε πρωί στις έξι ένας υπάλληλος περπατά ως τη μέση της γέφυρας και διαβάζει τη στάθμη του νερού. Τη γράφει σε ένα βιβλίο που κανείς δεν διαβάζει, αν και οι δύο πρωτεύουσες πληρώνουν το δέσιμό του. Όταν το νερό ανεβαίνει, τηλεφωνεί στον συνάδελφό του απέναντι και ρωτά αν βλέπει το ίδιο.',
  turkish:
    'Her sabah saat altıda bir memur köprünün ortasına yürür ve suyun yüksekliğini okur. Onu kimsenin okumadığı bir deftere yazar, oysa cildinin parasını iki başkent birden öder. Su yükseldiğinde karşı kıyıdaki arkadaşını arar ve aynı şeyi görüp görmediğini sorar. Çoğunlukla başka bir şey görür, böylece iki sayı ve aralarındaki farkı yazarlar.',
  hebrew:
    'בכל בוקר בשעה שש הולך פקיד אל אמצע הגשר וקורא את גובה המים. הוא רושם אותו בספר שאיש אינו קורא, אף ששתי הבירות משלמות על כריכתו. כאשר המים עולים הוא מתקשר אל עמיתו בגדה השנייה ושואל אם גם הוא רואה כך. לרוב הוא רואה דבר אחר, ולכן הם רושמים שני מספרים ואת ההפרש ביניהם.',
  arabic:
    'كل صباح في الساعة السادسة يمشي الموظف إلى منتصف الجسر ويقرأ مستوى الماء. يكتبه في دفتر لا يقرؤه أحد مع أن العاصمتين تدفعان ثمن تجليده. وعندما يرتفع الماء يتصل بزميله على الضفة الأخرى ويسأله هل يرى الشيء نفسه. وغالبا ما يرى شيئا آخر فيكتبان رقمين والفرق بينهما.',
  french:
    'Chaque matin à six heures, un employé marche jusqu’au milieu du pont et relève la hauteur de l’eau. Il l’écrit dans un registre que personne ne lit, bien que les deux capitales en paient la reliure. Quand l’eau monte, il téléphone à son collègue de l’autre rive et lui demande s’il voit la même chose. D’ordinaire, ce dernier voit autre chose : ils écrivent donc deux nombres, et leur différence.',
  chinese:
    '每天早晨六点，一名职员走到桥的中央，读出水尺上的数字。他把它写进一本没有人看的账本，虽然两国的首都都为装订付钱。水涨的时候，他打电话给对岸的同事，问他看到的是不是一样。对方看到的往往不一样，于是他们写下两个数字和它们之间的差。为了这个差，两国的委员会每年开两次会，至今没有结论。',
  taiwanese:
    '每天早晨六點，一名職員走到橋的中央，讀出水尺上的數字。他把它寫進一本沒有人看的帳本，雖然兩國的首都都為裝訂付錢。水漲的時候，他打電話給對岸的同事，問他看到的是不是一樣。對方看到的往往不一樣，於是他們寫下兩個數字和它們之間的差。為了這個差，兩國的委員會每年開兩次會，至今沒有結論。',
  japanese:
    '毎朝六時に、係の人が橋の真ん中まで歩いて行き、水位を読んで帳面に書きます。誰も読まない帳面ですが、製本の費用は両方の首都が払っています。水が増えると、向こう岸の同僚に電話をして、同じものが見えるかと尋ねます。たいていは違うものが見えるので、二つの数字とその差を書きます。その差のために、委員会は年に二度開かれます。',
  korean:
    '매일 아침 여섯 시에 직원이 다리 한가운데로 걸어가 수위를 읽고 장부에 적는다. 아무도 읽지 않는 장부이지만 제본 비용은 두 나라의 수도가 함께 낸다. 물이 불어나면 건너편의 동료에게 전화를 걸어 같은 것이 보이느냐고 묻는다. 대개는 다른 것이 보이므로 두 숫자와 그 차이를 적는다. 그 차이 때문에 위원회가 해마다 두 번 열린다.',
} as const;

/** Bytes of a text in a legacy encoding, made by Python's codecs: JavaScript only decodes. */
function encode(text: string, codec: string): Uint8Array {
  const program =
    'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8").encode(sys.argv[1], "replace"))';
  return execFileSync('python3', ['-c', program, codec], { input: text });
}

describe('a text that does not say how it is encoded', () => {
  it.each([
    ['polish', 'iso8859-2'],
    ['polish', 'cp1250'],
    ['czech', 'iso8859-2'],
    ['czech', 'cp1250'],
    ['hungarian', 'iso8859-2'],
    ['hungarian', 'cp1250'],
    ['russian', 'cp1251'],
    ['russian', 'iso8859-5'],
    ['russian', 'koi8-r'],
    ['russian', 'cp866'],
    ['greek', 'cp1253'],
    ['greek', 'iso8859-7'],
    ['turkish', 'cp1254'],
    ['turkish', 'iso8859-9'],
    ['hebrew', 'cp1255'],
    ['hebrew', 'iso8859-8'],
    ['arabic', 'cp1256'],
    ['arabic', 'iso8859-6'],
    ['french', 'cp1252'],
    ['french', 'iso8859-15'],
    ['chinese', 'gb18030'],
    ['taiwanese', 'big5'],
    ['japanese', 'cp932'],
    ['japanese', 'euc_jp'],
    ['korean', 'euc_kr'],
  ] as const)('is read right, and the guess told: %s in %s', (language, codec) => {
    const whole = codec.startsWith('iso') ? TEXTS[language].replaceAll('’', "'") : TEXTS[language];
    for (const text of [whole.slice(0, 200), whole, whole.repeat(6)]) {
      const found = decode(encode(text, codec), 'a.txt');
      expect(found.text).toBe(text);
      expect(found.warnings.join()).toContain(found.encoding);
    }
  });

  it.each([
    ['每天早晨六点。', 'gb18030'],
    ['帳本在橋上。', 'big5'],
    ['帳面を書きます。', 'cp932'],
    ['ログイン', 'euc_jp'],
    ['매일 아침 여섯 시에', 'euc_kr'],
    ['Бюджет принят в Москве.', 'cp1251'],
    ['Το ποτάμι ανεβαίνει. Άλλοι το γράφουν.', 'cp1253'],
    ['The toll rose to £825 for a boat.', 'cp1252'],
    ['© 2024 The Harbour Gazette. All words are ours.', 'cp1252'],
    ['The levy – raised twice – was lifted.', 'cp1252'],
    ['Škoda stojí v Šumperku, říká průvodčí.', 'iso8859-2'],
    ['帳面を書きます。', 'iso2022_jp'],
  ])('is read right though it is short: %s in %s', (text, codec) => {
    expect(decode(encode(text, codec), 'a.txt').text).toBe(text);
  });

  it('is read right in UTF-16 though it has no space or letter of ASCII in it', () => {
    const { text, encoding } = decode(Buffer.from(TEXTS.chinese, 'utf16le'), 'a.txt');
    expect({ text, encoding }).toEqual({ text: TEXTS.chinese, encoding: 'utf-16le' });
  });
});

describe('a text that says how it is encoded', () => {
  it('is read so, with marks for the few bytes that are none', () => {
    const page = `<meta charset="euc-jp"><p>${TEXTS.japanese.repeat(3)}</p>`;
    const bytes = Buffer.concat([encode(page, 'euc_jp'), Buffer.from([0xff]), encode(page, 'euc_jp')]);
    const { encoding, text, warnings } = decode(bytes, 'a.html');
    expect(encoding).toBe('euc-jp');
    expect(text).toContain(TEXTS.japanese);
    expect(warnings.join()).toMatch(/replaced/);
  });

  it('beside its bytes is read as if it said so itself', () => {
    const bytes = encode(TEXTS.czech, 'iso8859-2');
    expect(decode(bytes, 'a.html', undefined, 'ISO-8859-2')).toEqual({
      text: TEXTS.czech,
      encoding: 'iso-8859-2',
      warnings: [],
    });
    expect(decode(bytes, 'a.html', undefined, 'klingon').text).toBe(TEXTS.czech);
  });
});
