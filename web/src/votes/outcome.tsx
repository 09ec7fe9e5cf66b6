import { visible } from '../plain-text.ts';
import { percentOf, shortPercent } from '../percent.ts';
import type { Answered } from '../api.ts';
import type { Asked } from '../use-ask.ts';
import { list } from '../questions.ts';

const WORDS: Readonly<Record<string, readonly [look: string, word: string]>> = {
  passed: ['good', 'Passes'],
  failed: ['bad', 'Fails'],
  noQuorum: ['bad', 'No quorum'],
  tie: ['warn', 'Tie'],
  open: ['warn', 'Open'],
};

/** What the resolution comes to, in a word, in a sentence and on a bar. */
export function Outcome({ asked: { answer, failed, waiting } }: { readonly asked: Asked }) {
  if (failed)
    return (
      <div className="outcome" role="status">
        <strong>No answer</strong>
        <p>{visible(failed.message)}</p>
      </div>
    );
  if (!answer) return <div className="outcome" aria-busy="true" />;
  const [look, word] = WORDS[String(answer['outcome'])] ?? ['', String(answer['outcome'])];
  return (
    <div className={`outcome ${look} ${waiting ? 'stale' : ''}`} role="status" aria-busy={waiting}>
      <strong>{word}</strong>
      <p>{visible(reasonOf(answer))}</p>
      <YesBar answer={answer} />
    </div>
  );
}

/** What the server calls it when cast votes can still go either way. */
const VOTES_UNKNOWN = 'how the unknown votes are cast';

function reasonOf(answer: Answered): string {
  const [outcome, yes] = [answer['outcome'], shortPercent(answer['yes'] ?? answer['yesMin'])];
  const [most, required] = [shortPercent(answer['yesMax']), shortPercent(answer['required'])];
  const missing = list<string>(answer['missing']);
  if (outcome === 'noQuorum') return 'Too few votes are present to decide.';
  if (outcome === 'failed' && most !== '')
    return `At most ${most} can say yes; ${required} is needed.`;
  if (outcome === 'passed') return `At least ${yes} says yes; ${required} is needed.`;
  const range = most === '' ? `${yes} says` : `between ${yes} and ${most} say`;
  const verdict = missing.includes(VOTES_UNKNOWN) ? 'It can pass, and it can fail' : 'Not decided';
  const open = missing.length > 0 ? ` Not known: ${missing.join(', ')}.` : '';
  return `${verdict}: ${range} yes; ${required} is needed.${open}`;
}

/** What surely says yes, what may, and the line that must be reached. */
function YesBar({ answer }: { readonly answer: Answered }) {
  const sure = percentOf(answer['yes'] ?? answer['yesMin']) ?? 0;
  const most = percentOf(answer['yesMax']) ?? sure;
  const line = percentOf(answer['required']);
  return (
    <svg className="yes-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track" x={0} y={2} width={100} height={6} />
      <rect className="may" x={sure} y={2} width={Math.max(0, most - sure)} height={6} />
      <rect className="sure" x={0} y={2} width={sure} height={6} />
      {line !== undefined && <line className="line" x1={line} x2={line} y1={0} y2={10} />}
    </svg>
  );
}
