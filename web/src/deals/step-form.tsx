import { type FormEvent, useState } from 'react';
import { STEP_FORMS, type StepField, type StepForm as Form, stepOf } from './step-fields.ts';

/** Composes one step from a list of kinds. */
export function StepForm({ onStep }: { readonly onStep: (step: unknown) => void }) {
  const [form, setForm] = useState<Form>(STEP_FORMS[0] as Form);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const add = (event: FormEvent) => {
    event.preventDefault();
    onStep(stepOf(form, given));
    setGiven({});
  };
  return (
    <form className="step-form" onSubmit={add}>
      <label className="whole">
        <span>Step</span>
        <select
          value={form.id}
          onChange={(event) =>
            setForm(STEP_FORMS.find(({ id }) => id === event.target.value) ?? form)
          }
        >
          {STEP_FORMS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {form.fields.map((field) => (
        <Field
          key={`${form.id} ${field.name}`}
          field={field}
          value={given[field.name] ?? ''}
          onValue={(value) => setGiven({ ...given, [field.name]: value })}
        />
      ))}
      <button type="submit">Add step</button>
    </form>
  );
}

interface FieldProps {
  readonly field: StepField;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Field({ field: { label, kind, optional, hint }, value, onValue }: FieldProps) {
  if (kind === 'flag')
    return (
      <label>
        <input
          type="checkbox"
          checked={value !== ''}
          onChange={(event) => onValue(event.target.checked ? 'yes' : '')}
        />
        <span>{label}</span>
      </label>
    );
  return (
    <label>
      <span>{label}</span>
      <input
        value={value}
        required={optional !== true}
        {...(kind === 'name' && { list: 'parties' })}
        {...(hint !== undefined && { placeholder: hint })}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  );
}
