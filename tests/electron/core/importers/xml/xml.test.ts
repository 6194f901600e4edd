import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elementAt,
  elementsBelow,
  elementsOf,
  MAX_XML_DEPTH,
  MAX_XML_NODES,
  parseXml,
  type XmlElement,
  type XmlOptions,
  xmlText,
} from '../../../../../electron/core/importers/xml/xml.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';
import { faultOf } from '../../../../support/imported.ts';

const NS = 'urn:example:one';
const options: XmlOptions = {
  file: 'a.docx',
  part: 'word/document.xml',
  namespaces: { [NS]: 'w', 'urn:example:strict': 'w', 'urn:example:two': 'r' },
};
const parse = (text: string, more: Partial<XmlOptions> = {}) =>
  parseXml(Buffer.from(text), { ...options, ...more });

describe('a part of XML', () => {
  it('is read by namespace, whatever prefixes it uses', () => {
    for (const source of [
      `<w:p xmlns:w="${NS}" w:id="1" plain="2"><w:t>a &amp; b</w:t></w:p>`,
      `<ns0:p xmlns:ns0="urn:example:strict" ns0:id="1" plain="2"><ns0:t>a &amp; b</ns0:t></ns0:p>`,
      `<p xmlns="${NS}" xmlns:q="${NS}" q:id="1" plain="2"><t><![CDATA[a & b]]></t></p>`,
    ]) {
      const root = parse(source);
      expect(root.name).toBe('w:p');
      expect(Object.fromEntries(root.attributes)).toEqual({ 'w:id': '1', plain: '2' });
      expect(xmlText(elementAt(root, 'w:t'))).toBe('a & b');
    }
  });

  it('is read although a prefix is not declared or a namespace is not known', () => {
    const root = parse('<w:p><x:q/><y:z xmlns:y="urn:other" xml:lang="en"/><none xmlns=""/></w:p>');
    expect([root.name, ...elementsOf(root).map(child => child.name)]).toEqual(['w:p', '?:q', '?:z', 'none']);
    expect(elementsOf(root)[1]?.attributes.get('xml:lang')).toBe('en');
  });

  it('can be read without elements nobody needs', () => {
    const root = parse(`<w:p xmlns:w="${NS}">a<w:x>b<w:x>c</w:x><w:t>d</w:t></w:x>e</w:p>`, {
      skipped: new Set(['w:x']),
    });
    expect(root.children).toEqual(['a', 'e']);
  });

  it('can be read child by child, so that a long text is never held whole', () => {
    const seen: string[] = [];
    let count = 0;
    const streamed = {
      parents: new Set(['body', 'styles']),
      take: (element: XmlElement, parent: string) => {
        if (seen.length < 3) seen.push(`${parent}: ${xmlText(element)}`);
        count++;
      },
    };
    const paragraphs = '<p>two<r>three</r></p>'.repeat(200_000);
    const root = parse(`<a><styles><s>one</s></styles><body>${paragraphs}</body></a>`, { streamed });
    expect(seen).toEqual(['styles: one', 'body: twothree', 'body: twothree']);
    expect(count).toBe(200_001);
    expect(elementsOf(root).map(child => child.children)).toEqual([[], []]);
  });

  it('hands on elements of a name wherever they stand, and keeps what stands beside them', () => {
    const seen: string[] = [];
    const streamed = {
      parents: new Set(['all']),
      elements: new Set(['s']),
      take: (element: XmlElement, parent: string) => void seen.push(`${parent}: ${xmlText(element)}`),
    };
    const root = parse('<all><t><name>T</name><s>one</s><u><s>two</s></u></t></all>', { streamed });
    expect(seen).toEqual(['t: one', 'u: two', 'all: T']);
    expect(root.children).toEqual([]);
  });

  it('can be asked for elements by name', () => {
    const root = parse('<a><b>1</b><c><b>2<b>3</b></b></c></a>');
    expect(elementsBelow(root, 'b').map(xmlText)).toEqual(['1', '23', '3']);
    expect(elementsOf(root, 'b')).toHaveLength(1);
    expect(xmlText(elementAt(root, 'c', 'b'))).toBe('23');
    expect(elementAt(root, 'c', 'x', 'b')).toBeUndefined();
    expect(xmlText(undefined)).toBe('');
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff<a>é</a>')],
    ['UTF-16 with a mark', Buffer.from('\ufeff<a>é</a>', 'utf16le')],
    ['UTF-16 without one', Buffer.from('<a>é</a>', 'utf16le')],
    ['big-endian UTF-16', Buffer.from('\ufeff<a>é</a>', 'utf16le').swap16()],
    ['a declared encoding', Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>é</a>', 'latin1')],
    ['an unknown encoding', Buffer.from('<?xml version="1.0" encoding="x-none"?><a>é</a>')],
    ['UTF-16 declared but not used', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>é</a>')],
  ])('is decoded: %s', (_, bytes) => {
    expect(xmlText(parseXml(bytes, options))).toBe('é');
  });
});

describe('XML made to do harm', () => {
  it('is refused when its document type defines anything', () => {
    const laughs =
      '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;"><!ENTITY z "&y;&y;&y;&y;">]><a>&z;</a>';
    const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    for (const source of [laughs, outside]) {
      const fault = faultOf(() => parse(source));
      expect(fault.message).toBe(
        'Cannot import (a.docx): its part word/document.xml defines XML entities of its own',
      );
    }
  });

  it('is read when its document type is only named, and entities of that stay as they are written', () => {
    const root = parse(
      '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://x.example/n.dtd"><a>b&nbsp;c</a>',
    );
    expect(xmlText(root)).toBe('b&nbsp;c');
  });

  it('is refused beyond a depth', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}x${'</a>'.repeat(depth)}`;
    expect(parse(nested(MAX_XML_DEPTH)).name).toBe('a');
    expect(faultOf(() => parse(nested(MAX_XML_DEPTH + 1))).data.reason).toMatch(/nested too deeply/);
    const skipped = new Set(['a']);
    expect(faultOf(() => parse(nested(100_000), { skipped })).data.reason).toMatch(/nested too deeply/);
  });

  it('is refused beyond a number of elements and texts that are kept', () => {
    const many = `<a>${'<b/>'.repeat(MAX_XML_NODES)}</a>`;
    expect(faultOf(() => parse(many)).code).toBe('file.tooLarge');
    expect(parse(many, { skipped: new Set(['b']) }).children).toEqual([]);
    const whole = { parents: new Set(['z']), take: () => undefined };
    expect(faultOf(() => parse(`<z>${many}</z>`, { streamed: whole })).code).toBe('file.tooLarge');
  });

  it.each([
    '',
    'words',
    '<a>',
    '<a></b>',
    '<a b=c/>',
    '<a/><b/>',
    '<a>\u0001</a>',
    '<a b="1" b="2"/>',
    '&x;',
  ])('is refused when it is not well-formed: %j', source => {
    expect(faultOf(() => parse(source)).code).toBe('file.malformed');
  });

  it('ends in a tree or a refusal, whatever it is', () => {
    const piece = fc.constantFrom(
      ...'<a> </a> <b/> <w:c w:d="e"> </w:c> <!-- --> <![CDATA[ ]]> &amp; &#0; &#x41; &x; <?pi ?> <!DOCTYPE > [ ] text < > " \0'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        try {
          return parse(`<a>${pieces.join('')}</a>`).name === 'a';
        } catch (error) {
          return error instanceof Fault;
        }
      }),
      { numRuns: 800 },
    );
  });
});
