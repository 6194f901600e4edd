/** Choosing one or several of a closed list, shown as the value it has. */
import { ChevronDown } from 'lucide-react';
import type { Key } from 'react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  SelectValue,
  Virtualizer,
} from 'react-aria-components';
import menu from './Menu.module.css';
import styles from './Select.module.css';

export interface SelectOption {
  readonly id: string;
  readonly label: string;
}

interface Common {
  readonly label: string;
  readonly options: readonly SelectOption[];
  /** Shown while nothing is chosen. */
  readonly placeholder: string;
  /** `field` looks like a form's field under its label; `bare` is a value in place, its label elsewhere. */
  readonly look: 'field' | 'bare';
}

export interface SelectProps extends Common {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Words for choosing nothing; absent where something must be chosen. */
  readonly none?: string;
}

/** Of a list of more options only those in sight are drawn. */
const LONG = 100;

/** Height of an option on one line, in px; longer ones are measured. */
const OPTION_HEIGHT = 28;

/** Stands for "nothing" in the list, where null cannot. */
const NONE = ' ';

export function Select({ label, options, placeholder, look, value, onChange, none }: SelectProps) {
  return (
    <AriaSelect
      className={styles[look] ?? ''}
      placeholder={placeholder}
      value={value}
      onChange={(key: Key | null) => onChange(key === NONE || key === null ? null : String(key))}
    >
      <Parts
        label={label}
        look={look}
        options={none === undefined || value === null ? options : [...options, { id: NONE, label: none }]}
      />
    </AriaSelect>
  );
}

export interface MultiSelectProps extends Common {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

export function MultiSelect({ label, options, placeholder, look, values, onChange }: MultiSelectProps) {
  return (
    <AriaSelect<SelectOption, 'multiple'>
      className={styles[look] ?? ''}
      selectionMode="multiple"
      placeholder={placeholder}
      value={values}
      onChange={keys => onChange(keys.map(String))}
    >
      <Parts label={label} look={look} options={options} />
    </AriaSelect>
  );
}

function Parts({ label, look, options }: Pick<Common, 'label' | 'look' | 'options'>) {
  return (
    <>
      <Label className={look === 'bare' ? 'visually-hidden' : (styles.label ?? '')}>{label}</Label>
      <AriaButton className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''}>
          {({ isPlaceholder, selectedText, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" className={styles.arrow} />
      </AriaButton>
      <Popover className={`${menu.popover} ${menu.wide}`} offset={4}>
        {options.length > LONG ? (
          <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: OPTION_HEIGHT }}>
            <Options options={options} className={`${menu.list} ${styles.long}`} />
          </Virtualizer>
        ) : (
          <Options options={options} className={menu.list ?? ''} />
        )}
      </Popover>
    </>
  );
}

function Options({ options, className }: Pick<Common, 'options'> & { readonly className: string }) {
  return (
    <ListBox className={className} items={options}>
      {(option: SelectOption) => (
        <ListBoxItem id={option.id} textValue={option.label} className={menu.item ?? ''}>
          {({ isSelected }) => (
            <>
              <span className={menu.tick} aria-hidden="true">
                {isSelected ? '✓' : ''}
              </span>
              <span>{option.label}</span>
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
