/** One line of a condition: what, how, and with what. */
import { Select } from 'antd';
import { OperandInput } from './operand.js';
import { offeredWords, slotsOf, subjectOf, withWord } from './offers.js';
import { wordText } from './sentence.js';
import { useSetting } from './setting.js';
import { SubjectSelect } from './subject.js';
import type { TestWord } from './tests.js';
import { missing, type Test } from './tree.js';

interface LineProps {
  readonly line: Test;
  readonly change: (line: Test) => void;
  /** `Condition 1` */
  readonly of: string;
}

export function Line({ line, change, of }: LineProps) {
  const setting = useSetting();
  const { t, disabled } = setting;
  const subject = subjectOf(line);
  const slots = slotsOf(line, setting);
  const isBlank = subject?.kind === 'missing';
  return (
    <span className="condition-line">
      <SubjectSelect line={line} change={change} of={of} />
      {isBlank ? null : (
        <Select<TestWord>
          aria-label={t('part.word', { of })}
          className="condition-word"
          popupMatchSelectWidth={false}
          disabled={disabled}
          value={line.word}
          options={offeredWords(line, setting).map((word) => ({ value: word, label: wordText(word, subject, setting) }))}
          onChange={(word) => change(withWord(line, word, setting))}
        />
      )}
      {isBlank
        ? null
        : slots.map(({ index, slot }, position) => (
            <OperandInput
              key={`${line.word} ${index}`}
              slot={slot}
              operand={line.args[index] ?? missing}
              of={slots.length > 1 ? t(position === 0 ? 'part.from' : 'part.to', { of }) : of}
              change={(operand) => change({ kind: 'test', key: line.key, word: line.word, args: line.args.with(index, operand) })}
            />
          ))}
    </span>
  );
}
