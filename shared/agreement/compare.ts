/** Compares what people marked in the same texts: the figures for all, each pair and each label, and where they differ. */
import type { AgreementUnit } from '../records/agreement.ts';
import { type CodedUnit, type Figure, undefinedFigure } from './coded-unit.ts';
import { cohenKappa, meanKappa } from './cohen-kappa.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { observedAgreement } from './observed-agreement.ts';
import { type Span, unitisingAlpha } from './unitising-alpha.ts';
import { type Mark, type Unit, unitsByCharacter, unitsByOverlap } from './units.ts';

/** A text and every mark of the people compared. Whoever has no mark in it is taken not to have judged it. */
export interface MarkedText {
  readonly id: string;
  /** In UTF-16 units; no mark reaches beyond. */
  readonly length: number;
  readonly marks: readonly Mark[];
}

export interface Comparison {
  /** Ids of the people, at least two. */
  readonly people: readonly string[];
  readonly texts: readonly MarkedText[];
  readonly unit: AgreementUnit;
  /** Ids of the labels to give a row each, in their order. */
  readonly labels: readonly string[];
  /** Most disagreements to tell. */
  readonly most: number;
}

export interface Figures {
  readonly observed: Figure;
  readonly kappa: Figure;
  readonly alpha: Figure;
  readonly alphaU: Figure;
  /** Passages, or UTF-16 units of text, that two people or more judged. */
  readonly units: number;
}

export interface ComparedRow extends Figures {
  /** The two people of a pair, the label of a row about one, or neither for everything together. */
  readonly pair: readonly [string, string] | null;
  readonly label: string | null;
}

/** A place where people who judged the text did not say the same. */
export interface DifferingUnit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What each said, also who marked nothing there. */
  readonly said: readonly { readonly person: string; readonly marks: readonly Mark[] }[];
}

export interface Compared {
  readonly rows: readonly ComparedRow[];
  readonly differing: readonly DifferingUnit[];
  /** How many differ in all. */
  readonly total: number;
}

/**
 * Does the comparison in steps, so that whoever runs it can stop in between. A unit is judged by everyone with a
 * mark in its text; what they say of it are all labels of their marks there, as one value, or nothing.
 */
export function* compare(comparison: Comparison): Generator<null, Compared, undefined> {
  const { people, labels, most } = comparison;
  const judged: JudgedUnit[] = [];
  for (const text of comparison.texts) {
    for (const unit of judgedUnits(text, people, comparison.unit)) judged.push(unit);
    yield null;
  }
  const all = codedUnits(judged);
  const spans = spansOf(comparison.texts, people, labels);
  const rows: ComparedRow[] = [
    { pair: null, label: null, ...figuresOf(all, people, alphaUOf(spans, labels)) },
  ];
  yield null;
  for (const pair of people.length > 2 ? pairsOf(people) : []) {
    const own = comparison.texts.flatMap(text => judgedUnits(text, pair, comparison.unit));
    const alphaU = alphaUOf(spansOf(comparison.texts, pair, labels), labels);
    rows.push({ pair, label: null, ...figuresOf(codedUnits(own), pair, alphaU) });
    yield null;
  }
  const index = new LabelIndex(judged);
  for (const label of labels) {
    rows.push({ pair: null, label, ...figuresOf(index.unitsAbout(label), people, alphaUOf(spans, [label])) });
    yield null;
  }
  const differing = judged.filter(({ labels: said }) => isDisputed(said.map(setOf)));
  return {
    rows,
    differing: differing.slice(0, most).map(unit => differingUnit(unit, people)),
    total: differing.length,
  };
}

/** A unit with the labels each person gave it: null for who did not judge its text. */
interface JudgedUnit {
  readonly text: string;
  readonly unit: Unit;
  readonly labels: readonly (readonly string[] | null)[];
  readonly weight: number;
}

/** Units of a text that two of the people or more judged. A passage to which nobody gave a label is no unit. */
function judgedUnits(text: MarkedText, people: readonly string[], kind: AgreementUnit): JudgedUnit[] {
  const marks = text.marks.filter(({ person }) => people.includes(person));
  const judges = new Set(marks.map(({ person }) => person));
  if (judges.size < 2) return [];
  const units = kind === 'character' ? unitsByCharacter(marks, text.length) : unitsByOverlap(marks);
  return units
    .map(unit => ({
      text: text.id,
      unit,
      labels: people.map(person => (judges.has(person) ? labelsOf(unit.marks.get(person) ?? []) : null)),
      weight: kind === 'character' ? unit.end - unit.start : 1,
    }))
    .filter(({ labels }) => kind === 'character' || labels.some(own => own !== null && own.length > 0));
}

function labelsOf(marks: readonly Mark[]): string[] {
  return [...new Set(marks.flatMap(({ labels }) => labels))].sort();
}

/** All labels as one value: two people who gave a passage the same set of them said the same. */
function setOf(labels: readonly string[] | null): string | null {
  return labels === null ? null : labels.join(' ');
}

function codedUnits(judged: readonly JudgedUnit[]): CodedUnit[] {
  return judged.map(({ labels, weight }) => ({ values: labels.map(setOf), weight }));
}

/**
 * The units with the question whether people gave one label or not. A label is given to few of them, so that those
 * nobody gave it to are taken together: they differ only in who judged them.
 */
class LabelIndex {
  readonly #having = new Map<string, JudgedUnit[]>();
  /** One unit for all that the same people judged. */
  readonly #judges = new Map<string, CodedUnit>();

  constructor(judged: readonly JudgedUnit[]) {
    for (const unit of judged) {
      const key = judgesKey(unit);
      const values = unit.labels.map(own => own && String(false));
      const weight = (this.#judges.get(key)?.weight ?? 0) + unit.weight;
      this.#judges.set(key, { values, weight });
      for (const label of new Set(unit.labels.flatMap(own => own ?? []))) {
        const list = this.#having.get(label);
        if (list) list.push(unit);
        else this.#having.set(label, [unit]);
      }
    }
  }

  unitsAbout(label: string): CodedUnit[] {
    const without = new Map(this.#judges);
    const units: CodedUnit[] = [];
    for (const unit of this.#having.get(label) ?? []) {
      const { labels, weight } = unit;
      units.push({ values: labels.map(own => own && String(own.includes(label))), weight });
      const rest = without.get(judgesKey(unit));
      if (rest) without.set(judgesKey(unit), { ...rest, weight: rest.weight - weight });
    }
    return [...units, ...[...without.values()].filter(({ weight }) => weight > 0)];
  }
}

function judgesKey({ labels }: JudgedUnit): string {
  return labels.map(own => (own === null ? '-' : '+')).join('');
}

function figuresOf(units: readonly CodedUnit[], people: readonly string[], alphaU: Figure): Figures {
  return {
    observed: observedAgreement(units),
    kappa: people.length === 2 ? cohenKappa(units, 0, 1) : meanKappa(units, people.length),
    alpha: krippendorffAlpha(units),
    alphaU,
    units: units.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** What each person marked as what, in the texts that all of the people have marks in. */
interface LabelSpans {
  readonly lengths: readonly number[];
  /** By label, of each person. */
  readonly spans: ReadonlyMap<string, readonly Span[][]>;
}

/** Alpha-u knows no gaps in who judged what, so that it is taken over the texts that all of the people annotated. */
function spansOf(
  texts: readonly MarkedText[],
  people: readonly string[],
  labels: readonly string[],
): LabelSpans {
  const shared = texts.filter(({ marks }) => people.every(id => marks.some(({ person }) => person === id)));
  const spans = new Map(labels.map(label => [label, people.map((): Span[] => [])]));
  for (const [text, { marks }] of shared.entries())
    for (const { person, labels: given, start, end } of marks)
      for (const label of given) spans.get(label)?.[people.indexOf(person)]?.push({ text, start, end });
  return { lengths: shared.map(({ length }) => length), spans };
}

function alphaUOf({ lengths, spans }: LabelSpans, labels: readonly string[]): Figure {
  if (lengths.length === 0) return undefinedFigure('no article was annotated by all of them');
  return unitisingAlpha(
    labels.map(label => spans.get(label) ?? []),
    lengths,
  );
}

function pairsOf(people: readonly string[]): [string, string][] {
  return people.flatMap((a, i) => people.slice(i + 1).map((b): [string, string] => [a, b]));
}

function isDisputed(values: readonly (string | null)[]): boolean {
  return new Set(values.filter(value => value !== null)).size > 1;
}

function differingUnit({ text, unit, labels }: JudgedUnit, people: readonly string[]): DifferingUnit {
  const said = people
    .map(person => ({ person, marks: unit.marks.get(person) ?? [] }))
    .filter((_, i) => labels[i] !== null);
  return { text, start: unit.start, end: unit.end, said };
}
