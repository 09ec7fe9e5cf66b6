import { type Register, revised } from '../register/index.ts';
import { type Fields, nameIn } from './fields.ts';
import { doneWith, type Outcome } from './outcome.ts';
import { stop } from './stop.ts';

/** An agreement comes to an end. */
export interface EndAgreement {
  readonly step: 'endAgreement';
  readonly id: string;
}

export function readEndAgreement(fields: Fields): EndAgreement {
  return { step: 'endAgreement', id: nameIn(fields, 'id') };
}

export function applyEndAgreement(register: Register, { id }: EndAgreement): Outcome {
  const agreements = register.agreements.filter((agreement) => agreement.id !== id);
  if (agreements.length === register.agreements.length) {
    const known = register.agreements.map((agreement) => agreement.id).join(', ') || 'none';
    return stop(
      'unknown-agreement',
      `No agreement ${id} is in force (in force: ${known}).`,
      'Check the id and the date.',
    );
  }
  return {
    ...doneWith(revised(register, { agreements }), `The agreement ${id} ends.`),
    ended: [id],
  };
}
