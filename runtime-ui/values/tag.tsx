/** A coloured label for a picklist value or stage. The palette is ours: antd's preset tags are too pale to read. */
import './tag.css';

export function ColorTag({
  color,
  children,
  dot = false,
}: {
  readonly color: string;
  readonly children: string;
  readonly dot?: boolean;
}) {
  return (
    <span className={`tag tag-${color} ${dot ? 'tag-dot' : ''}`}>
      <span>{children}</span>
    </span>
  );
}
