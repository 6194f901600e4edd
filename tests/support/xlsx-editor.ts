/**
 * A spreadsheet program that shares nothing with Postil, not even its language: opens a workbook, changes cells of the
 * first sheet and saves it as spreadsheets do, with shared strings, rich text, cells that leave out their references,
 * and the parts in another order. Python's `zipfile` and `ElementTree`.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const PROGRAM = `
import json, re, sys, zipfile
from xml.etree import ElementTree as E
S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
M = '{' + S + '}'
E.register_namespace('x', S)
source, target, changes = sys.argv[1], sys.argv[2], json.load(sys.stdin)
old = zipfile.ZipFile(source)
parts = {name: old.read(name) for name in old.namelist()}
sheet = E.fromstring(parts['xl/worksheets/sheet1.xml'])
shared = []
def share(text):
    item = E.Element(M + 'si')
    half = len(text) // 2
    for piece in (text[:half], text[half:]):
        run = E.SubElement(item, M + 'r')
        E.SubElement(E.SubElement(run, M + 'rPr'), M + 'b')
        t = E.SubElement(run, M + 't')
        t.set('{http://www.w3.org/XML/1998/namespace}space', 'preserve')
        t.text = piece
    E.SubElement(E.SubElement(item, M + 'rPh'), M + 't').text = 'phonetic'
    shared.append(item)
    return str(len(shared) - 1)
def text(cell): return ''.join(t.text or '' for t in cell.iter(M + 't'))
rows = list(sheet.find(M + 'sheetData'))
letters = {text(c): re.match('[A-Z]+', c.get('r'))[0] for c in rows[0]}
ids = {text(c): row for row in rows[1:] for c in row if c.get('r').startswith('A')}
def position(name): return (len(name), name)
for id, cells in changes.items():
    row = ids[id]
    for column, value in cells.items():
        reference = letters[column] + row.get('r')
        cell = next((c for c in row if c.get('r') == reference), None)
        style = None if cell is None else cell.get('s')
        if cell is not None: row.remove(cell)
        if value is None: continue
        new = E.SubElement(row, M + 'c', {'r': reference, **({'s': style} if style else {})})
        if isinstance(value, bool):
            new.set('t', 'b'); E.SubElement(new, M + 'v').text = '1' if value else '0'
        elif isinstance(value, (int, float)):
            E.SubElement(new, M + 'v').text = repr(value)
        elif 'formula' in value:
            new.set('t', 'str')
            E.SubElement(new, M + 'f').text = value['formula']
            E.SubElement(new, M + 'v').text = value['result']
        else:
            new.set('t', 'inlineStr')
            E.SubElement(E.SubElement(new, M + 'is'), M + 't').text = value['text']
        row[:] = sorted(row, key=lambda c: position(re.match('[A-Z]+', c.get('r'))[0]))
for cell in sheet.iter(M + 'c'):
    if cell.get('t') != 'inlineStr': continue
    number = share(text(cell))
    for child in list(cell): cell.remove(child)
    cell.set('t', 's')
    E.SubElement(cell, M + 'v').text = number
table = E.Element(M + 'sst')
table.extend(shared)
parts['xl/worksheets/sheet1.xml'] = E.tostring(sheet, 'utf-8')
parts['xl/sharedStrings.xml'] = E.tostring(table, 'utf-8')
with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as new:
    for name in sorted(parts, reverse=True): new.writestr(name, parts[name])
`;

/** What a cell becomes: cleared, a value, or a formula with its result. */
export type NewCell =
  | null
  | boolean
  | number
  | { readonly text: string }
  | { readonly formula: string; readonly result: string };

/** Opens a workbook, changes cells by annotation and column, and saves it under another name. */
export function editXlsx(
  from: string,
  to: string,
  changes: Readonly<Record<string, Readonly<Record<string, NewCell>>>>,
): void {
  const { status, stderr } = spawnSync('python3', ['-c', PROGRAM, from, to], {
    input: JSON.stringify(changes),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The workbook could not be edited: ${stderr}`);
}

/** As `editXlsx`, of bytes; the files stay in `folder`. */
export function writeAndEdit(
  folder: string,
  bytes: Uint8Array,
  changes: Parameters<typeof editXlsx>[2],
): string {
  const [from, to] = [`${folder}/evidence.xlsx`, `${folder}/edited.xlsx`];
  writeFileSync(from, bytes);
  editXlsx(from, to, changes);
  return to;
}
