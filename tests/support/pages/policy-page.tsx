/** A page that does what the app does under its content security policy, and what it must not be able to do. */
import { EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { schema } from '../../../shared/text/schema.ts';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective));

/** The name of what `attempt` threw, or `allowed`. */
function outcome(attempt: () => unknown): string {
  try {
    attempt();
    return 'allowed';
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown';
  }
}

const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('Words to read.')])]);
const view = new EditorView(document.getElementById('editor'), {
  state: EditorState.create({ doc }),
  decorations: state =>
    DecorationSet.create(state.doc, [
      Decoration.inline(1, 6, { style: 'color: rgb(1, 2, 3)', class: 'mark' }),
    ]),
});
const react = document.getElementById('react');
if (react !== null) {
  createRoot(react).render(createElement('p', { style: { color: 'rgb(4, 5, 6)' }, id: 'styled' }, 'React'));
}
const sheet = new CSSStyleSheet();
sheet.replaceSync('#sheet { color: rgb(7, 8, 9) }');
document.adoptedStyleSheets = [sheet];

const raw = '<img src="https://postil.invalid/a.png" onerror="document.title = \'ran\'"><p>pasted</p>';
const results = {
  paste: outcome(() => view.pasteHTML('<p>pasted <b>words</b></p>')),
  innerHtml: outcome(() => {
    document.createElement('div').innerHTML = raw;
  }),
  domParser: outcome(() => new DOMParser().parseFromString(raw, 'text/html')),
  worker: outcome(() => new Worker('/page.js')),
  // biome-ignore lint/security/noGlobalEval: the test is that it is refused.
  eval: outcome(() => globalThis.eval('1')),
  styleElement: outcome(() => {
    const style = document.createElement('style');
    style.textContent = '#inline { color: rgb(9, 9, 9) }';
    document.head.append(style);
  }),
  styleAttribute: outcome(() =>
    document.getElementById('inline')?.setAttribute('style', 'color: rgb(9, 9, 9)'),
  ),
  foreignPolicy: outcome(() =>
    (
      window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
    ).trustedTypes.createPolicy('anything', {}),
  ),
  foreignFetch: await fetch('https://postil.invalid/').then(
    () => 'allowed',
    () => 'refused',
  ),
};
await new Promise(resolve => setTimeout(resolve, 100));
Object.assign(window, { results: { ...results, violations, text: view.state.doc.textContent } });
document.body.dataset.done = 'true';
