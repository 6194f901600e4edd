/**
 * Prose for measuring how passages are found again: articles on treaties, water and trade that nobody wrote, of
 * any length, always the same for the same seed. The words are few, so that sentences resemble each other more
 * than those of a real article do.
 */

/** Random numbers that are the same in every run. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to but not including 1. (The mixing steps of SplitMix, 32 bits.) */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** One of the choices, the first ones more often, as with the words of a language. */
  of<T>(choices: readonly T[]): T {
    const skewed = Math.floor(this.next() ** 1.5 * choices.length);
    return choices[skewed] as T;
  }

  isOnce(inSoMany: number): boolean {
    return this.next() * inSoMany < 1;
  }
}

const words = (list: string): string[] => list.trim().split(/\s+/);
const phrases = (list: string): string[] => list.trim().replace(/\s+/g, ' ').split(/, /);

export const NAMES = words(`
  Karim Leila Marwan Solange Petrov Okafor Lindqvist Haddad Moreau Tanaka Valdez Nkemelu Brandt Iqbal Farouk Osei
  Castellan Rahimi Dubois Yilmaz Andersen Mbeki Sorensen Qureshi Delacroix`);
export const PLACES = words(`
  Valmora Tessaly Karst Ondava Belkir Marrakesh Geneva Dorun Sarvia Helsinki Ilmen Rovany Quetta Tashgar Norrland
  Aldova Pirene Kestria Samarra Vistula Ebro Lahore Trieste Montevar Zagros`);
const BODIES = phrases(`
  government, ministry, council, commission, delegation, army, border guard, central bank, supreme court, opposition,
  water authority, trade federation, harbour office, parliament, secretariat, ceasefire commission, customs union,
  news agency, human rights office, joint committee, railway company, electricity board, mediator, presidency`);
const THINGS = phrases(`
  ceasefire, treaty, pipeline, reservoir, tariff, budget, harbour, railway line, border crossing, election, census,
  sanctions, prisoner exchange, grain shipment, water quota, fishing zone, dam, subsidy, power plant, protocol,
  airspace, convoy, refinery, land register, credit line, peace plan, market, school, hospital, archive, bridge, canal`);
const VERBS = phrases(`
  rejected, approved, described, postponed, defended, extended, questioned, renewed, inspected, financed, suspended,
  welcomed, condemned, measured, surveyed, confirmed, redrafted, abandoned, guaranteed, negotiated, ratified, blocked,
  restored, audited, published, withdrew, reopened, expanded, replaced, monitored`);
const ADJECTIVES = words(`
  joint regional unilateral lasting fragile annual secret public eastern western temporary formal partial costly early
  quiet binding disputed emergency seasonal independent provisional military civilian technical commercial historic
  controversial narrow ambitious`);
const MANNERS = phrases(`
  after a long debate, without further explanation, in a closed session, under pressure from abroad, by a narrow
  majority, in spite of earlier promises, with the consent of both sides, before the deadline, on the second attempt,
  at the request of the mediator, for the first time since the war, in exchange for guarantees, against the advice of
  the engineers, with immediate effect, as the harvest failed, while prices kept rising, although the roads were closed`);
const OPENINGS = phrases(`
  In the spring, According to two officials, By the end of the year, At the same time, Even so, Some weeks later,
  For many observers, On the other hand, In a letter to the council, Behind closed doors, As in earlier crises,
  Despite the weather, Along the river, In practice, For this reason, Nevertheless`);
const SUBJECTS = phrases(`
  no agreement, the army, a smaller army, the price of grain, trade across the river, the older treaty, the map of the
  commission, every village on the bank, the harbour, a second court, the tax on fuel, the water of the upper valley,
  the new railway, the guard at the crossing, a common market, the pension of a soldier, the press of both capitals,
  the school in the camp, the promise of the mediator, a city without light, the dam, the vote, the debt, the winter`);
const PREDICATES = phrases(`
  can last, costs less than a war, will double, has been forgotten, binds both parties, cannot be divided, was never
  checked, protects nobody, grows faster than trust, had to be sold, belongs to those who live there, would fall within
  a year, is worth a concession, has changed hands twice, remains a rumour, decides the question, must be paid for,
  deserves a hearing, could feed a province, came too late, divides the coalition, was built on sand`);
const CONDITIONS = phrases(`
  unless, once, as long as, if, because, ever since, whatever people say of how, until, where, even though, before,
  in all the places in which, now that, whenever, although, provided that, as every farmer knows since`);
const EVENTS = phrases(`
  is shared, reopens, was signed, collapsed, is repaired, was burnt, moves to the coast, loses its majority, is paid for,
  came under fire, changes hands, was leaked, runs dry, is counted again, was promised to both, falls to the bank,
  is in the hands of strangers, divides two families, costs more than it brings, was left out of the minutes`);
const MONTHS = words(`January February March April May June July August September October November December`);

type Writer = (chance: Chance) => string;

const name: Writer = chance => `${chance.isOnce(3) ? 'Minister' : 'Ambassador'} ${chance.of(NAMES)}`;
const date: Writer = chance =>
  `${chance.between(1, 28)} ${MONTHS[chance.between(0, 11)]} ${chance.between(1948, 2024)}`;
const thing: Writer = chance => `the ${chance.of(ADJECTIVES)} ${chance.of(THINGS)}`;
const condition: Writer = chance =>
  `${chance.of(CONDITIONS)} ${chance.isOnce(3) ? chance.of(SUBJECTS) : thing(chance)} ${chance.of(EVENTS)}`;
const claim: Writer = chance => `${chance.of(SUBJECTS)} ${chance.of(PREDICATES)} ${condition(chance)}`;
const manner: Writer = chance =>
  chance.isOnce(2) ? chance.of(MANNERS) : `${chance.of(MANNERS)}, ${condition(chance)}`;
const body: Writer = chance =>
  chance.isOnce(3) ? `the ${chance.of(BODIES)} of ${chance.of(PLACES)}` : `the ${chance.of(BODIES)}`;
const amount: Writer = chance =>
  `${chance.between(2, 980)} ${chance.of(['million', 'thousand', 'billion'])} ${chance.of(['euros', 'tonnes', 'litres'])}`;

const SENTENCES: readonly Writer[] = [
  c => `${body(c)} ${c.of(VERBS)} ${thing(c)} ${manner(c)}`,
  c => `${c.of(OPENINGS)}, ${body(c)} ${c.of(VERBS)} ${thing(c)} near ${c.of(PLACES)}`,
  c => `${name(c)} said that ${claim(c)}`,
  c => `“${claim(c)},” ${name(c)} told ${body(c)} ${manner(c)}`,
  c => `on ${date(c)} ${body(c)} ${c.of(VERBS)} ${thing(c)} and ${c.of(VERBS)} ${thing(c)}`,
  c =>
    `${thing(c)} cost ${body(c)} some ${amount(c)} — more than ${thing(c)} had cost in ${c.between(1950, 2020)}`,
  c =>
    `${c.of(OPENINGS)}, ${name(c)} did not mention ${thing(c)}, which ${body(c)} had ${c.of(VERBS)} ${manner(c)}`,
  c =>
    `between ${c.of(PLACES)} and ${c.of(PLACES)}, ${thing(c)} has been ${c.of(VERBS)} ${c.between(2, 40)} times since ${date(c)}`,
  c => `${body(c)}’s report on ${thing(c)} names ${c.of(PLACES)}, ${c.of(PLACES)} and ${c.of(PLACES)}`,
  c =>
    `whether ${thing(c)} will be ${c.of(VERBS)} depends on ${name(c)}, who ${c.of(VERBS)} ${thing(c)} ${manner(c)}`,
];

export function sentence(chance: Chance): string {
  const written = chance.of(SENTENCES)(chance);
  const at = written.startsWith('“') ? 1 : 0;
  return `${written.slice(0, at)}${written.charAt(at).toUpperCase()}${written.slice(at + 1)}.`;
}

/** A paragraph of 300 to 1,800 units. */
export function paragraph(chance: Chance): string {
  const length = chance.between(300, 1_800);
  const sentences = [sentence(chance)];
  for (let size = 0; size < length; ) {
    const next = sentence(chance);
    sentences.push(next);
    size += next.length;
  }
  return sentences.join(' ');
}

/** Paragraphs of so many units together. */
export function article(chance: Chance, length: number): string[] {
  const paragraphs: string[] = [];
  for (let size = 0; size < length; ) {
    const next = paragraph(chance);
    paragraphs.push(next);
    size += next.length + 1;
  }
  return paragraphs;
}
