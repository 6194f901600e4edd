/**
 * The form of an article: an allow-list. What is not here cannot be in a document, so nothing an imported
 * page carries (scripts, styles, frames, remote images) can reach the screen.
 */
import { Schema } from 'prosemirror-model';

/** Page of the source (PDF) a block stood on, as printed; null where the source has no pages. */
const page = { page: { default: null } };

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      content: 'inline*',
      group: 'block',
      attrs: page,
      toDOM: () => ['p', { dir: 'auto' }, 0],
      parseDOM: [{ tag: 'p' }],
    },
    heading: {
      content: 'inline*',
      group: 'block',
      attrs: { level: { default: 2 }, ...page },
      toDOM: node => [`h${node.attrs.level}`, { dir: 'auto' }, 0],
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level } })),
    },
    blockquote: {
      content: 'block+',
      group: 'block',
      toDOM: () => ['blockquote', 0],
      parseDOM: [{ tag: 'blockquote' }],
    },
    bulletList: {
      content: 'listItem+',
      group: 'block',
      toDOM: () => ['ul', 0],
      parseDOM: [{ tag: 'ul' }],
    },
    orderedList: {
      content: 'listItem+',
      group: 'block',
      attrs: { start: { default: 1 } },
      toDOM: node => (node.attrs.start === 1 ? ['ol', 0] : ['ol', { start: node.attrs.start }, 0]),
      parseDOM: [{ tag: 'ol' }],
    },
    listItem: { content: 'block+', toDOM: () => ['li', 0], parseDOM: [{ tag: 'li' }] },
    /** Text whose line ends and spaces matter. */
    preformatted: {
      content: 'text*',
      marks: '',
      group: 'block',
      code: true,
      attrs: page,
      toDOM: () => ['pre', { dir: 'auto' }, ['code', 0]],
      parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }],
    },
    /** Where an image stood: its caption or alternative text. The image itself is never loaded. */
    figure: {
      content: 'inline*',
      group: 'block',
      attrs: page,
      toDOM: () => ['figure', ['figcaption', { dir: 'auto' }, 0]],
      parseDOM: [{ tag: 'figure' }],
    },
    divider: { group: 'block', toDOM: () => ['hr'], parseDOM: [{ tag: 'hr' }] },
    lineBreak: {
      group: 'inline',
      inline: true,
      selectable: false,
      leafText: () => '\n',
      toDOM: () => ['br'],
      parseDOM: [{ tag: 'br' }],
    },
    text: { group: 'inline' },
  },
  marks: {
    /** A link is inert: its address is shown, never followed. */
    link: {
      attrs: { href: {} },
      inclusive: false,
      toDOM: mark => ['span', { class: 'inert-link', title: String(mark.attrs.href) }, 0],
    },
    emphasis: { toDOM: () => ['em', 0], parseDOM: [{ tag: 'em' }, { tag: 'i' }] },
    strong: { toDOM: () => ['strong', 0], parseDOM: [{ tag: 'strong' }, { tag: 'b' }] },
    code: { toDOM: () => ['code', 0], parseDOM: [{ tag: 'code' }] },
    superscript: { excludes: 'subscript', toDOM: () => ['sup', 0], parseDOM: [{ tag: 'sup' }] },
    subscript: { excludes: 'superscript', toDOM: () => ['sub', 0], parseDOM: [{ tag: 'sub' }] },
  },
});
