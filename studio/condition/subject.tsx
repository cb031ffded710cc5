/** What a line is about: a field, a count, the user, something computed, or the record itself. */
import { Select } from 'antd';
import type { RuleType } from '../../metadata/rules/rule.js';
import { fieldOptions } from './field-select.js';
import { blank, FunctionInput } from './function.js';
import { JsonInput } from './json-input.js';
import { aboutRecord, subjectOf, withSubject } from './offers.js';
import { OperandInput } from './operand.js';
import { operandText, relationText } from './sentence.js';
import { useSetting, type BuilderSetting } from './setting.js';
import { call, field, missing, pathOf, word, type Operand, type Test } from './tree.js';
import { relationsTo } from './types.js';

interface SubjectProps {
  readonly line: Test;
  readonly change: (line: Test) => void;
  readonly of: string;
}

const userKeys = ['id', 'department', 'roles', 'department_users', 'department_tree_users'] as const;
const computed: readonly RuleType[] = ['number', 'date', 'datetime', 'text'];
const CALCULATION = '=';
const RECORD = '.';
const OTHER = '?';

export function SubjectSelect({ line, change, of }: SubjectProps) {
  const setting = useSetting();
  const { t, disabled } = setting;
  const operand = subjectOf(line);
  const current = keyOf(operand);
  const choose = (key: string): void => {
    if (key === RECORD) return change(aboutRecord(line));
    const next = operandOf(key);
    if (next) change(withSubject(line, next, setting));
  };
  const set = (next: Operand): void => change(withSubject(line, next, setting));
  return (
    <span className="condition-subject">
      <Select<string>
        aria-label={t('part.subject', { of })}
        className="condition-field"
        popupMatchSelectWidth={false}
        listHeight={360}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('chooseField')}
        value={current}
        options={optionsFor(operand, current, setting)}
        onChange={choose}
      />
      {current === CALCULATION && operand?.kind === 'call' ? (
        <FunctionInput types={computed} operand={operand} change={set} of={of} Argument={OperandInput} />
      ) : null}
      {operand?.kind === 'json' ? (
        <JsonInput
          label={t('part.json', { of })}
          json={operand.json}
          change={(json) => set(json === undefined ? missing : { kind: 'json', json })}
        />
      ) : null}
    </span>
  );
}

/** What an operand is in the list; undefined: nothing yet. */
function keyOf(operand: Operand | null): string | undefined {
  if (operand === null) return RECORD;
  if (operand.kind === 'missing') return undefined;
  if (operand.kind !== 'call') return OTHER;
  const [first] = operand.args;
  const path = pathOf(operand);
  if (operand.name === 'var') return path === undefined ? undefined : `var:${path}`;
  if (['previous', 'related_count', 'user'].includes(operand.name) && first?.kind === 'word')
    return `${operand.name}:${first.word}`;
  return operand.name === 'today' || operand.name === 'now' ? OTHER : CALCULATION;
}

function operandOf(key: string): Operand | undefined {
  if (key === CALCULATION) return blank('length');
  const colon = key.indexOf(':');
  if (colon < 0) return undefined;
  const [name, what] = [key.slice(0, colon), key.slice(colon + 1)];
  return name === 'var' ? field(what) : call(name, word(what));
}

function optionsFor(operand: Operand | null, current: string | undefined, setting: BuilderSetting) {
  const { t, facts, object, place } = setting;
  const path = operand?.kind === 'call' && operand.name === 'var' ? pathOf(operand) : undefined;
  const fields = fieldOptions(setting, () => true, path).map(({ label, options }) => ({
    label,
    options: options.map((option) => ({ ...option, value: `var:${option.value}` })),
  }));
  const more = [
    ...(place === 'write' ? [{ value: RECORD, label: t('thisRecord') }] : []),
    ...relationsTo(facts, object).map(({ name }) => ({ value: `related_count:${name}`, label: relationText(name, setting) })),
    ...userKeys.map((key) => ({ value: `user:${key}`, label: t(`user.${key}`) })),
    { value: CALCULATION, label: t('calculation') },
  ];
  const isKnown =
    current === undefined || [...fields.flatMap(({ options }) => options), ...more].some(({ value }) => value === current);
  const odd = isKnown || !operand ? [] : [{ value: current, label: operandText(operand, setting) }];
  return [...fields, { label: t('more'), options: [...odd, ...more] }];
}
