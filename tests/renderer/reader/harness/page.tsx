/**
 * A page that shows the reader alone, for tests that need a real browser. `?article=` chooses the article,
 * `?highlights=` spreads that many annotations over it, `?theme=` sets light or dark.
 */
import { useReducer, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Reader } from '../../../../renderer/reader/Reader.tsx';
import { KINDS, type Kind } from '../../../../shared/records/kind.ts';
import { describeSelection } from '../../../../shared/text/anchors.ts';
import { plainTextOf } from '../../../../shared/text/plain-text.ts';
import { schema } from '../../../../shared/text/schema.ts';
import { articles } from './articles.ts';
import { MemoryStore } from './memory-store.ts';

const wanted = new URLSearchParams(location.search);
const chosen = articles[wanted.get('article') ?? 'river'];
if (!chosen) throw new Error('There is no such test article.');
const { document: article, body } = chosen;
const plain = plainTextOf(schema.nodeFromJSON(body)).text;
document.documentElement.dataset.theme = wanted.get('theme') ?? 'light';

/** The one tag, which the digit 3 applies. */
const WATER = {
  id: '00000000-0000-7000-8000-0000000000aa',
  name: 'Water',
  shortcut: '3',
  createdBy: article.createdBy,
  createdAt: article.createdAt,
  modifiedBy: article.createdBy,
  modifiedAt: article.createdAt,
};

/** What tests read and do from outside. */
const harness = {
  store: new MemoryStore(article, () => redraw()),
  calls: [] as string[],
  announcements: [] as string[],
  focused: null as string | null,
  violations: [] as string[],
  /** Tags the words of a quote. */
  tag(kind: Kind, quote: string): void {
    const start = plain.indexOf(quote);
    const anchor = describeSelection(article.content, plain, start, start + quote.length);
    if (start === -1 || !anchor) throw new Error(`The article does not say “${quote}”.`);
    harness.store.seed([{ kind, anchor }]);
  },
};
export type Harness = typeof harness;
Object.assign(globalThis, { harness });
document.addEventListener('securitypolicyviolation', event => {
  harness.violations.push(`${event.violatedDirective} ${event.sourceFile}:${event.lineNumber}`);
});

let redraw = () => {};

/** Always the same, as the app gives it. */
const NOBODY: readonly [] = [];

function Page() {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  redraw = draw;
  const [focused, setFocused] = useState<string | null>(null);
  harness.focused = focused;
  const { store, calls, announcements } = harness;
  const actions = useRef({
    createAnnotation: (input: Parameters<MemoryStore['create']>[0]) => store.create(input),
    updateAnnotation: (...input: Parameters<MemoryStore['update']>) => store.update(...input),
    removeAnnotations: (ids: string[]) => store.remove(ids),
    addTag: (id: string, tag: string) => store.setTag(id, tag, true),
    removeTag: (id: string, tag: string) => store.setTag(id, tag, false),
    tagOfDigit: (digit: string) => {
      if (digit !== WATER.shortcut) calls.push(`no tag of ${digit}`);
      return digit === WATER.shortcut ? WATER : null;
    },
    openTagPicker: (ids: string[]) => calls.push(`tags ${ids.join(' ')}`),
    editNote: (id: string) => calls.push(`note ${id}`),
    linkTo: (id: string) => calls.push(`link ${id}`),
    keepPlace: () => undefined,
    undo: () => calls.push('undo'),
    redo: () => calls.push('redo'),
    announce: (message: string) => announcements.push(message),
  });
  return (
    <Reader
      document={article}
      body={body}
      readTo={null}
      annotations={store.annotations}
      people={NOBODY}
      tags={[]}
      focused={focused}
      onFocus={setFocused}
      actions={actions.current}
      look={{
        textSize: Number(wanted.get('size') ?? 18.5),
        typeface: wanted.get('face') === 'sans' ? 'sans' : 'serif',
        lineWidth: 'medium',
        highlightColours: 'kind',
      }}
    />
  );
}

/** Passages of 15 to 515 characters, evenly spread, of all kinds in turn. */
function spread(count: number): void {
  const passages = Array.from({ length: count }, (_, i) => {
    const start = Math.floor((i / count) * (plain.length - 600));
    const anchor = describeSelection(article.content, plain, start, start + 15 + ((i * 97) % 500));
    return anchor ? [{ kind: KINDS[i % KINDS.length] ?? 'claim', anchor }] : [];
  });
  harness.store.seed(passages.flat());
}

spread(Number(wanted.get('highlights') ?? 0));
const root = document.getElementById('reader');
if (!root) throw new Error('The page has no place for the reader.');
createRoot(root).render(<Page />);
