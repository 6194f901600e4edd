/**
 * A reader of workbooks that shares nothing with Postil, not even its language: Python's `zipfile` and `ElementTree`.
 * It reads as strictly as ECMA-376 writes: elements in their order, no part that is not declared, no string as number.
 */
import { spawnSync } from 'node:child_process';

const PROGRAM = `
import json, re, sys, zipfile
from xml.etree import ElementTree
M = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
ORDER = ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'pageMargins']
package = zipfile.ZipFile(sys.argv[1])
assert package.testzip() is None
parse = lambda path: ElementTree.fromstring(package.read(path))
types = {e.get('PartName') for e in parse('[Content_Types].xml') if e.tag.endswith('Override')}
assert types == {'/' + n for n in package.namelist() if n.startswith('xl/') and not n.endswith('.rels')}, types
targets = {e.get('Id'): 'xl/' + e.get('Target') for e in parse('xl/_rels/workbook.xml.rels')}
styles = parse('xl/styles.xml')
formats = {f.get('numFmtId'): f.get('formatCode') for f in styles.iter(M + 'numFmt')}
xfs = list(styles.find(M + 'cellXfs'))
assert len(xfs) == int(styles.find(M + 'cellXfs').get('count'))
fonts = list(styles.find(M + 'fonts'))
def text(cell):
    raw = ''.join(t.text or '' for t in cell.iter(M + 't'))
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda m: chr(int(m[1], 16)), raw)
def value(cell):
    assert cell.find(M + 'f') is None, 'a formula'
    xf = xfs[int(cell.get('s'))]
    kind = cell.get('t')
    if kind == 'inlineStr':
        return {'text': text(cell), 'quoted': xf.get('quotePrefix') == '1', 'bold': fonts[int(xf.get('fontId'))].find(M + 'b') is not None}
    if kind == 'b': return {'boolean': cell.find(M + 'v').text == '1'}
    assert kind is None, kind
    number = float(cell.find(M + 'v').text)
    code = formats.get(xf.get('numFmtId'))
    return {'number': number} if code is None else {'time': number, 'format': code}
def sheet(path):
    root = parse(path)
    tags = [e.tag.replace(M, '') for e in root]
    assert tags == [t for t in ORDER if t in tags], tags
    rows = []
    for number, row in enumerate(root.find(M + 'sheetData'), 1):
        assert row.get('r') == str(number)
        cells = {}
        for cell in row:
            letters = re.fullmatch('([A-Z]+)' + str(number), cell.get('r'))[1]
            assert letters not in cells
            cells[letters] = value(cell)
        rows.append(cells)
    pane = root.find(f'{M}sheetViews/{M}sheetView/{M}pane')
    filtered = root.find(M + 'autoFilter')
    return {'rows': rows, 'frozen': pane.get('topLeftCell'), 'filter': None if filtered is None else filtered.get('ref')}
book = parse('xl/workbook.xml')
json.dump([{'name': e.get('name'), **sheet(targets[e.get(R + 'id')])} for e in book.find(M + 'sheets')], sys.stdout)
`;

/** A cell as what it is: exactly one of the values. `time` is a number that the format shows as a date. */
export interface ReadCell {
  readonly text?: string;
  readonly quoted?: boolean;
  readonly bold?: boolean;
  readonly number?: number;
  readonly boolean?: boolean;
  readonly time?: number;
  readonly format?: string;
}

export interface ReadSheet {
  readonly name: string;
  /** Cells by the letters of their columns, row by row, the header first. */
  readonly rows: readonly Readonly<Record<string, ReadCell>>[];
  /** The first cell that scrolls. */
  readonly frozen: string;
  /** Range of the filter, or null. */
  readonly filter: string | null;
}

/** The sheets of a workbook. @throws Error for one that is not as it should be. */
export function readXlsx(file: string): ReadSheet[] {
  const { status, stdout, stderr, error } = spawnSync('python3', ['-c', PROGRAM, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`Python could not read ${file}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The rows under the header, each cell by the name of its column; empty cells are absent. */
export function recordsOf({ rows }: ReadSheet): Record<string, ReadCell>[] {
  const [header = {}, ...rest] = rows;
  return rest.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([letters, cell]) => [header[letters]?.text ?? letters, cell]),
    ),
  );
}
