/** As what the evidence is exported: the format, its table, and what can be said about the file. */
import {
  DELIMITERS,
  type Format,
  formats,
  type Grouping,
  groupings,
  type Preset,
  presets,
} from '../../shared/records/export-options.ts';
import { matrixAbout } from '../../shared/records/table-query.ts';
import { Checkbox, Radios } from '../ui/Field.tsx';
import styles from './Exchange.module.css';
import type { DialogChoices } from './export-scope.ts';

const FORMATS = Object.entries(formats).map(([id, { label, about }]) => ({
  id: id as Format,
  label,
  note: about,
}));
const PRESETS = Object.entries(presets).map(([id, { label }]) => ({ id: id as Preset, label }));
const GROUPINGS = Object.entries(groupings).map(([id, { label }]) => ({ id: id as Grouping, label }));

interface ChoiceProps {
  readonly choices: DialogChoices;
  readonly onChange: (choices: DialogChoices) => void;
}

export function ExportFormat({ choices, onChange }: ChoiceProps) {
  const { format, preset, matrixCells, groupBy, matrix } = choices;
  return (
    <>
      <Radios
        label="Format"
        look="cards"
        value={format}
        options={FORMATS}
        onChange={chosen => onChange({ ...choices, format: chosen })}
      />
      {formats[format].isTable && (
        <div className={styles.row}>
          <Radios
            label="Table"
            look="segments"
            value={preset}
            options={PRESETS}
            hint={`${preset === 'matrix' && matrix ? matrixAbout(matrix) : presets[preset].about}.`}
            onChange={chosen => onChange({ ...choices, preset: chosen })}
          />
          {preset === 'matrix' && (
            <Radios
              label="Cells"
              look="segments"
              value={matrixCells}
              options={[
                { id: 'count', label: 'How many' },
                { id: 'presence', label: '1 or 0' },
              ]}
              hint={matrix ? 'What is counted in each row.' : 'What is counted in each article.'}
              onChange={chosen => onChange({ ...choices, matrixCells: chosen })}
            />
          )}
        </div>
      )}
      {(format === 'md' || format === 'html') && (
        <Radios
          label="Group by"
          look="segments"
          value={groupBy}
          options={GROUPINGS}
          onChange={chosen => onChange({ ...choices, groupBy: chosen })}
        />
      )}
      {format === 'csv' && <CsvOptions choices={choices} onChange={onChange} />}
    </>
  );
}

function CsvOptions({ choices, onChange }: ChoiceProps) {
  const { delimiter, lineEnd, byteOrderMark, rawCells } = choices;
  return (
    <div className={styles.options}>
      <Checkbox
        label="Mark the file as UTF-8 for Excel"
        hint="Writes a byte-order mark. Excel needs it to show accents and other scripts; most programs ignore it."
        isChecked={byteOrderMark}
        onChange={isMarked => onChange({ ...choices, byteOrderMark: isMarked })}
      />
      <Checkbox
        label="Leave cells as they are"
        hint="Without this, a text that a spreadsheet would run as a formula gets a leading apostrophe and is named in the column “guarded”."
        isChecked={rawCells}
        onChange={isRaw => onChange({ ...choices, rawCells: isRaw })}
      />
      <Radios
        label="Between cells"
        look="segments"
        value={delimiter}
        options={[
          { id: DELIMITERS.comma, label: 'Comma' },
          { id: DELIMITERS.semicolon, label: 'Semicolon' },
          { id: DELIMITERS.tab, label: 'Tab' },
        ]}
        onChange={chosen => onChange({ ...choices, delimiter: chosen })}
      />
      <Radios
        label="Lines end in"
        look="segments"
        value={lineEnd}
        options={[
          { id: 'crlf', label: 'CR LF' },
          { id: 'lf', label: 'LF' },
        ]}
        onChange={chosen => onChange({ ...choices, lineEnd: chosen })}
      />
    </div>
  );
}
