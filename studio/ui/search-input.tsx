/** A box that narrows what stands below it as one types. */
import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';

interface SearchInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean;
}

export function SearchInput({ label, value, onChange, autoFocus = false }: SearchInputProps) {
  return (
    <Input
      className="search-input"
      type="search"
      allowClear
      autoFocus={autoFocus}
      prefix={<SearchOutlined aria-hidden="true" />}
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
