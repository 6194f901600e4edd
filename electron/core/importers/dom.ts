/**
 * The little of the DOM the importers use, and the inert parser behind it (linkedom: it runs nothing and
 * loads nothing). Its own types are those of a browser window, which this room does not have.
 */
import { parseHTML } from 'linkedom';

export interface DomNode {
  /** 1 element, 3 text, 8 comment. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly parentElement: DomElement | null;
  remove(): void;
}

export interface DomElement extends DomNode {
  readonly nodeType: 1;
  readonly localName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomDocument {
  readonly documentElement: DomElement;
  readonly body: DomElement;
  readonly title: string;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

/** An inert document of tidied markup (`html-tidy.ts`). */
export function parseDocument(html: string): DomDocument {
  return parseHTML(html).document as unknown as DomDocument;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

/** Text of a node with white space collapsed. */
export function wordsOf(node: DomNode): string {
  return (node.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** The first words of an element, with a space where blocks meet: `textContent` runs them together. */
export function spacedWords(element: DomElement, limit = 400): string {
  const parts: string[] = [];
  let length = 0;
  const visit = (node: DomNode): void => {
    if (length > limit) return;
    if (node.nodeType === 3) {
      const text = node.textContent ?? '';
      // A name and a role in elements of their own, which a style sheet sets apart.
      const isRunOn = /[\p{Ll}\d]$/u.test(parts.at(-1) ?? '') && /^\p{Lu}/u.test(text);
      parts.push(isRunOn ? ` ${text}` : text);
      length += text.length;
    } else if (isElement(node)) {
      const isInline = /^(?:a|abbr|b|cite|code|em|i|q|small|span|strong|sub|sup|time|u)$/.test(
        node.localName,
      );
      if (!isInline) parts.push(' ');
      for (const child of node.childNodes) visit(child);
      if (!isInline) parts.push(' ');
    }
  };
  visit(element);
  return parts.join('').replace(/\s+/gu, ' ').trim();
}
