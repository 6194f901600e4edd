/**
 * The words of the printed fixtures, so that what comes out of a PDF can be held against what went in. Written for
 * these tests.
 */

export const BRIEFING = {
  title: 'Measuring a shared river: how two hostile capitals could still agree on a number',
  byline: 'Mira Sand and Tomas Arden',
  date: '16 March 2025',
  lead: [
    'Every morning at six a clerk walks to the middle of the Harran bridge, reads the water gauge and writes one number in a ledger. On the far bank another clerk does the same. The two numbers have not been compared in public since the joint commission last met, and both governments behave as if a river could be negotiated without being measured.',
    'This briefing argues that measurement should come first. It reviews the long-term record of cross-border gauges, explains why the present arrangement fails in dry years, and sets out three steps that the ministries could take without reopening the treaty itself.',
  ],
  sections: [
    {
      heading: 'What the record shows',
      paragraphs: [
        'The argument for silence is an old one. Ministers say that figures inflame opinion, and that a quiet commission achieves more than a loud one. Yet the record points the other way: every dispute that was settled in the past four decades was settled after the figures had been exchanged, and none before. The commission’s own archive, which was opened to researchers in 2019, leaves little room for doubt about the sequence of events.',
        'Between 1962 and 1998 the two sides exchanged gauge readings by telegram. The practice was never written into an agreement; it rested on an understanding between two engineers who had studied together. When the second of them retired, the telegrams stopped, and nobody in either ministry noticed for eleven months. A well-meaning attempt to restart the exchange in 2003 failed over the question of which clock should be used.',
        'Comparable arrangements elsewhere have been sturdier. In 1960 the Indus Waters Treaty gave two hostile neighbours a permanent commission, a duty to share data and a ladder of dispute settlement, and it outlived three wars. The lesson is not that treaties abolish rivalry; it is that they give it something to do. Short- and medium-term forecasts, which nobody thought of in 1960, were added later by an exchange of letters.',
      ],
    },
    {
      heading: 'Why silence fails in a dry year',
      paragraphs: [
        'In a wet year nobody needs the number. In a dry year everybody needs it, and by then it is too late to agree on how it should be obtained. Farmers on both banks plan their sowing by rumour, traders hold back grain, and the newspapers print whatever figure they are given. The drought of 2018 showed the whole sequence within a single summer, from the first alarm in May to the closing of the border market in August.',
        'The cost of that summer can be estimated. According to the chamber of commerce, cross-river trade fell by two thirds and has not recovered; the grain merchants’ association puts the loss to smallholders at about 40 million dinars. Neither figure has been disputed by either government, which is remarkable in itself.',
      ],
    },
    {
      heading: 'Three steps that would cost little',
      paragraphs: ['None of the following requires a new treaty, and all can be undone within a week.'],
      items: [
        'Publish both ledgers every day, side by side, on the website of the commission and on a board at each end of the bridge.',
        'Let each side station an observer at the other’s gauge, with the right to read the instrument and to sign the ledger.',
        'Agree before the next drought, and not during it, on what happens when the two numbers part by more than a hand’s breadth.',
      ],
      after: [
        'Of these the second matters most. An observer who signs a ledger makes the number a common possession, and a common number is harder to disown than a treaty. Self-interest will do the rest: once both ministries quote the same figure in their own parliaments, neither can go back to a private one without explaining why.',
      ],
      quote:
        'We do not ask them to like each other, the last chairman of the commission said on leaving office. We ask them to stand at the same rail, look at the same stick, and write down what they both can see. Everything that we ever achieved began there, and nothing that we tried without it has lasted longer than a summer.',
      end: [
        'The writers are former members of the river commission. The opinions expressed here are their own, and the mistakes are too.',
      ],
    },
  ],
} as const;

/** All running text of the briefing, in order. */
export function briefingText(): string[] {
  return [
    ...BRIEFING.lead,
    ...BRIEFING.sections.flatMap(section => [
      ...section.paragraphs,
      ...('items' in section ? section.items : []),
      ...('after' in section ? section.after : []),
      ...('quote' in section ? [section.quote] : []),
      ...('end' in section ? section.end : []),
    ]),
  ];
}

export const RIGHT_TO_LEFT = {
  urdu: {
    title: 'دریا کا پیمانہ',
    byline: 'مریم ریاض',
    paragraphs: [
      'ہر صبح چھ بجے ایک کلرک ہاران پل کے بیچ تک جاتا ہے، پانی کا پیمانہ دیکھتا ہے اور رجسٹر میں ایک عدد لکھ دیتا ہے۔ دوسرے کنارے پر بھی ایک کلرک یہی کرتا ہے، مگر دونوں اعداد 2003 کے بعد کبھی ایک ساتھ شائع نہیں ہوئے۔',
      'سنہ 1960 کے سندھ طاس معاہدے (Indus Waters Treaty) نے دو مخالف ہمسایوں کو ایک مستقل کمیشن دیا، اعداد و شمار بانٹنے کا پابند کیا اور جھگڑے طے کرنے کی ایک سیڑھی بنائی۔ یہ معاہدہ تین جنگوں کے بعد بھی قائم رہا۔',
      'حکومت کو چاہیے کہ دونوں رجسٹر ہر روز شائع کرے۔ اس پر کوئی خرچ نہیں آتا، صرف ارادے کی ضرورت ہے، اور یہ ارادہ خشک سالی سے پہلے کیا جانا چاہیے، اس کے دوران نہیں۔',
    ],
  },
  arabic: {
    title: 'مقياس النهر',
    byline: 'مريم رياض',
    paragraphs: [
      'في السادسة من كل صباح يمشي كاتب إلى منتصف جسر حرّان، فيقرأ مقياس الماء ويدوّن رقمًا واحدًا في السجل. وعلى الضفة الأخرى يفعل كاتب آخر الشيء نفسه، لكن الرقمين لم يُنشرا معًا منذ عام 2003.',
      'لا يكلّف نشر السجلين شيئًا (سوى الإرادة)، ولا ينبغي أن ينتظر القرار حتى يأتي الجفاف. فقد أظهرت معاهدة Indus Waters عام 1960 أن جارين متخاصمين يستطيعان الاتفاق على رقم واحد.',
    ],
  },
  hebrew: {
    title: 'המדד שעל הגשר',
    byline: 'מרים ריאד',
    paragraphs: [
      'בכל בוקר בשש הולך פקיד אל אמצע גשר חרן, קורא את מדד המים ורושם מספר אחד ביומן. בגדה השנייה עושה פקיד אחר בדיוק אותו דבר, אך שני המספרים לא פורסמו יחד מאז שנת 2003.',
      'פרסום שני היומנים אינו עולה דבר (מלבד רצון טוב), ואין סיבה לחכות לבצורת הבאה. אמנת Indus Waters משנת 1960 הראתה ששני שכנים עוינים יכולים להסכים על מספר אחד.',
    ],
  },
} as const;
