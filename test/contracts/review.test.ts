import { beforeEach, describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import { asked, crosshold, crossholdOn, freshFolder } from '../cli.ts';

const ARTICLE = resolve('examples/renault-nissan/articles/2019-06-10-reform-in-doubt.txt');

let folder = '';
beforeEach(() => {
  folder = freshFolder();
  crosshold(folder, 'add', ARTICLE);
});

const waiting = () => (asked(folder, 'review')['rows'] as readonly { id: string }[]).map(idOf);
const firstDeal = () => waiting().find((id) => id.includes('-deal-')) ?? '';
const idOf = ({ id }: { readonly id: string }) => id;
const session = (...lines: readonly string[]) =>
  crossholdOn(`${lines.join('\n')}\n`, folder, 'review', '-i', '--by', 'Ada').out;
const claim = (id: string) =>
  (asked(folder, 'claims')['rows'] as readonly Record<string, unknown>[]).find(
    (row) => row['id'] === id,
  );

describe('a review in the terminal', () => {
  it('shows its keys, the quote between its neighbours, and records a verdict with its note', () => {
    const [first = '', ...rest] = waiting();
    const out = session('a seen in the filing', 'q');
    expect(out).toContain('a accept · r reject · c correct · s skip · u undo · q quit');
    expect(out).toMatch(/[a-z]\.? »[A-Z]/);
    expect(out).toContain(`1 decided, ${rest.length} still wait.`);
    expect(claim(first)).toMatchObject({
      status: 'accepted',
      review: 'accept by Ada: seen in the filing',
    });
    expect(waiting()).toEqual(rest);
  });

  it('takes decisions back one by one, and skips', () => {
    const all = waiting();
    const out = session('r', 's', 'a', 'u', 'u', 'u', 'q');
    expect(out).toContain('There is nothing to undo.');
    expect(waiting()).toEqual(all);
  });

  it('corrects, says what it cannot take, and asks again', () => {
    const deal = firstDeal();
    const skips = waiting().slice(0, waiting().indexOf(deal));
    const out = session(
      ...skips.map(() => 's'),
      'c',
      'status=',
      '',
      'n',
      'c misread',
      'oops',
      'status=withdrawn',
      '',
    );
    expect(out).toContain('"status" is empty.');
    expect(out).toContain('Write it as value=43.4%.');
    expect(claim(deal)).toMatchObject({ status: 'rejected', review: 'reject by Ada: misread' });
    const by = String(claim(deal)?.['correctedBy']);
    expect(claim(by)).toMatchObject({
      status: 'accepted',
      changed: [{ field: 'status', now: 'withdrawn' }],
    });
  });

  it('ends with its input, and what was decided is kept', () => {
    const all = waiting();
    expect(session('r misread')).toContain('1 decided');
    expect(waiting()).toEqual(all.slice(1));
  });

  it('says so when nothing waits', () => {
    session(...waiting().map(() => 'a'));
    expect(session()).toContain('Nothing waits for a review.');
  });
});

describe('a correction on the command line', () => {
  it('names the new statement, and refuses a correction without a note', () => {
    const deal = firstDeal();
    const words = ['review', deal, 'correct', '--set', 'status=withdrawn', '--by', 'Ada'];
    const refused = crosshold(folder, ...words);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('needs a note')]);
    const done = crosshold(folder, ...words, '--why', 'FCA withdrew');
    expect(done.out).toContain(`${deal} corrected, now ${deal}~`);
    expect(done.out).toMatch(/status \w+ > withdrawn, by Ada/);
  });

  it('reopens what was decided', () => {
    const all = waiting();
    crosshold(folder, 'review', all[0] ?? '', 'reject');
    expect(crosshold(folder, 'review', all[0] ?? '', 'reopen', '--by', 'Ada').out).toContain(
      'reopened by Ada',
    );
    expect(waiting()).toEqual(all);
  });
});
