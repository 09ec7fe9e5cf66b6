import { describe, expect, it } from 'vitest';
import { readBods } from '../../../src/formats/bods/read.ts';
import { violationsOf } from '../../../src/formats/bods/validate.ts';
import type { Day } from '../../../src/model/index.ts';
import { exportBods } from '../../../src/operations/export.ts';
import { buildRegister, type CaseFile } from '../../../src/register/index.ts';
import { at, caseOf, date, issued, said } from '../../statement.ts';

const DAY = date('2026-01-02') as Day;
const ABOUT = { name: 'export.json', source: 'sha256:0' };

function out(caseFile: CaseFile, asOf?: string) {
  const moment = asOf === undefined ? undefined : at(asOf);
  return exportBods(caseFile, { day: DAY, publisher: 'Test', ...(moment && { moment }) });
}
const records = (text: string) => JSON.parse(text) as Record<string, never>[];
const relationships = (text: string) =>
  records(text).filter(({ recordType }) => recordType === 'relationship');

describe('an export to BODS', () => {
  const renault = said('r', 'Renault', 'Nissan', { percent: '43.4', from: '2014-12-31', to: '..' });
  const press = said('p', 'Renault', 'Nissan', {
    percent: '45',
    from: '2013-01-01',
    to: '2013-12-31',
    known: '2013-02-01',
    modality: 'reported',
  });

  it('passes the schema and says who holds what since when', () => {
    const { text } = out(caseOf(renault, press));
    expect(records(text).flatMap((each) => violationsOf(each, '$'))).toEqual([]);
    const [first, second] = relationships(text).map(({ recordDetails }) => recordDetails);
    expect(first).toMatchObject({
      interests: [{ type: 'shareholding', share: { exact: 43.4 }, startDate: '2014-12-31' }],
    });
    expect(second).toMatchObject({ interests: [{ endDate: '2014-01-01' }] });
  });

  it('gives the sentence as an annotation and hearsay as a third party', () => {
    const quoted = { ...press, citation: { ...press.citation, quote: 'Renault holds 45%.' } };
    const [only] = relationships(out(caseOf(quoted)).text);
    expect(only).toMatchObject({
      source: { type: ['thirdParty'] },
      annotations: [{ motivation: 'commenting', description: 'Renault holds 45%.' }],
    });
    const [again] = readBods(out(caseOf(quoted)).text, ABOUT).statements.slice(-1);
    expect(again).toMatchObject({
      modality: 'reported',
      citation: { quote: 'Renault holds 45%.' },
    });
  });

  it('leaves out plans and denials, and says how many', () => {
    const planned = said('x', 'Fiat', 'Renault', { percent: '50', modality: 'planned' });
    const { text, findings } = out(caseOf(renault, planned));
    expect(relationships(text)).toHaveLength(1);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'export-left-out' }));
  });

  it('lists what BODS cannot say', () => {
    const counted = said('c', 'State', 'Renault', { count: 44_387_915n, from: '2014' });
    const { text, findings } = out(caseOf(counted));
    expect(findings.map(({ code }) => code).sort()).toEqual([
      'bods-export-date',
      'bods-export-field',
    ]);
    expect(JSON.stringify(relationships(text))).toContain('44387915 shares');
  });

  it('of a day gives the register of that day back', () => {
    const material = caseOf(renault, press);
    const again = readBods(out(material, '2015-06-01').text, ABOUT).statements;
    const rows = (caseFile: CaseFile) =>
      buildRegister(caseFile, at('2015-06-01')).holdings.map(({ holder, issuer, stake }) => [
        holder,
        issuer,
        stake?.toFraction(),
      ]);
    expect(rows(caseOf(...again))).toEqual(rows(material));
    expect(relationships(out(material, '2015-06-01').text)).toHaveLength(1);
  });

  it('of a day puts the lots of a holding together', () => {
    const lot = (name: string, count: bigint) =>
      said(name, 'State', 'Renault', { count, lot: name, from: '2015-01-01', to: '..' });
    const material = caseOf(issued('t', 'Renault', 1000n), lot('A', 90n), lot('B', 60n));
    const [only, ...others] = relationships(out(material, '2015-06-01').text);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ recordDetails: { interests: [{ share: { exact: 15 } }] } });
  });

  it('of a day without a start date gives the day of the register', () => {
    const undated = caseOf(said('u', 'Renault', 'Nissan', { percent: '15' }));
    const again = readBods(out(undated, '2015-06-01').text, ABOUT).statements;
    expect(buildRegister(caseOf(...again), at('2015-06-01')).holdings).toHaveLength(1);
  });
});
