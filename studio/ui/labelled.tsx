/** What stands around a control of a property: its label and its help. */
import type { ReactNode } from 'react';

export interface OverrideProps {
  readonly value: unknown;
  /** undefined: the property is left out. */
  readonly onChange: (value: unknown) => void;
  readonly label: string;
  readonly help: string | undefined;
  /** For the control, to be named by its label. */
  readonly id: string;
  readonly required: boolean;
}

interface LabelledProps extends Pick<OverrideProps, 'label' | 'help' | 'id' | 'required'> {
  readonly children: ReactNode;
}

export function Labelled({ label, help, id, required, children }: LabelledProps) {
  return (
    <div className="property">
      <label className={required ? 'control-label control-required' : 'control-label'} htmlFor={id}>
        {label}
      </label>
      {children}
      {help ? (
        <p className="control-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  );
}

/** A switch with its label beside it. */
export function Switched({ label, help, id, children }: Omit<LabelledProps, 'required'>) {
  return (
    <div className="property property-switch">
      <div>
        <label htmlFor={id}>{label}</label>
        {help ? (
          <p className="control-help" id={`${id}-help`}>
            {help}
          </p>
        ) : null}
      </div>
      {children}
    </div>
  );
}
