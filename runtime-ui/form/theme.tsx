/** rjsf in the look of antd, with our templates and a widget for every field type. */
import { Theme } from '@rjsf/antd';
import { withTheme } from '@rjsf/core';
import type { Field, FieldProps, RJSFSchema, Widget, WidgetProps } from '@rjsf/utils';
import { memo, type ComponentType } from 'react';
import { AddressInput } from './widgets/address.js';
import { Choice } from './widgets/choice.js';
import { DateInput, DateTimeInput, TimeInput } from './widgets/dates.js';
import { Duration } from './widgets/duration.js';
import { JsonInput } from './widgets/json.js';
import { LocationInput } from './widgets/location.js';
import { Currency, NumberInput, Percent } from './widgets/numbers.js';
import { Lookup } from './widgets/lookup.js';
import { Rating } from './widgets/rating.js';
import { RichText } from './widgets/rich-text.js';
import { Switch } from './widgets/switch.js';
import { Tags } from './widgets/tags.js';
import { Email, LongText, Phone, Text, WebAddress } from './widgets/texts.js';
import type { Entry } from './widgets/entry.js';
import { FieldTemplate, NoTemplate } from './field-template.js';
import { Sections } from './sections.js';

/** rjsf refuses memo components as widgets: a plain function around one passes. */
function asWidget(Input: ComponentType<Entry>): Widget<Record<string, unknown>, RJSFSchema> {
  const Memoised = memo(Input);
  return function AsWidget({ id, value, readonly, disabled, required, rawErrors, options, onChange, onBlur }: WidgetProps) {
    return (
      <Memoised
        id={id}
        value={value}
        readOnly={Boolean(readonly || disabled)}
        required={Boolean(required)}
        invalid={Boolean(rawErrors?.length)}
        options={options as unknown as Entry['options']}
        onChange={onChange}
        onBlur={onBlur}
      />
    );
  };
}

/** Values that are objects go through rjsf as fields; the widget is the same kind of component. */
function asField(Input: ComponentType<Entry>): Field<Record<string, unknown>, RJSFSchema> {
  const Memoised = memo(Input);
  return function AsField({
    fieldPathId,
    formData,
    readonly,
    disabled,
    required,
    rawErrors,
    uiSchema,
    onChange,
    onBlur,
  }: FieldProps) {
    return (
      <Memoised
        id={fieldPathId.$id}
        value={formData}
        readOnly={Boolean(readonly || disabled)}
        required={Boolean(required)}
        invalid={Boolean(rawErrors?.length)}
        options={uiSchema?.['ui:options'] as unknown as Entry['options']}
        onChange={(value) => onChange(value, fieldPathId.path)}
        onBlur={onBlur}
      />
    );
  };
}

export const widgets = {
  text: asWidget(Text),
  textarea: asWidget(LongText),
  email: asWidget(Email),
  phone: asWidget(Phone),
  uri: asWidget(WebAddress),
  updown: asWidget(NumberInput),
  currency: asWidget(Currency),
  percent: asWidget(Percent),
  duration: asWidget(Duration),
  checkbox: asWidget(Switch),
  date: asWidget(DateInput),
  datetime: asWidget(DateTimeInput),
  time: asWidget(TimeInput),
  select: asWidget(Choice),
  tags: asWidget(Tags),
  rating: asWidget(Rating),
  richtext: asWidget(RichText),
  lookup: asWidget(Lookup),
  multi_lookup: asWidget(Lookup),
  user: asWidget(Lookup),
};

export const fields = { address: asField(AddressInput), location: asField(LocationInput), json: asField(JsonInput) };

export const SchemaForm = withTheme<Record<string, unknown>, RJSFSchema>({
  ...Theme,
  widgets: { ...Theme.widgets, ...widgets },
  fields: { ...Theme.fields, ...fields },
  templates: {
    ...Theme.templates,
    FieldTemplate,
    ObjectFieldTemplate: Sections,
    FieldErrorTemplate: NoTemplate,
    FieldHelpTemplate: NoTemplate,
    DescriptionFieldTemplate: NoTemplate,
  },
});
