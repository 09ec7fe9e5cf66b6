import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BadCall } from '../model/index.ts';
import type { Operation } from '../operations/operation.ts';
import type { Response } from '../operations/respond.ts';
import { printFinding } from './failure.ts';
import { present } from './present.ts';

/** Options of the questions whose answer is a document. */
export function declareRendering(command: Command, operation: Operation): void {
  if (operation.name === 'diagram')
    command.option('--out <file>', 'write it to a file: .svg, .png or .pdf');
  if (operation.name === 'story')
    command.option('--out <file>', 'write it as one HTML file that steps from day to day');
  if (operation.name === 'solve') {
    command
      .option('--svg <file>', 'draw the table of show and over as a line chart')
      .option('--draw <field>', 'the field of the answer that the chart draws');
  }
  if (operation.name === 'brief')
    command.option('--out <file>', 'write it to a file: .html, .md or .pdf');
}

/** The answer as it is printed: a brief and a chart are documents, everything else a table. */
export async function render(
  command: Command,
  operation: Operation,
  response: Response,
): Promise<string> {
  const { out } = command.opts<{ readonly out?: string }>();
  if (operation.name === 'diagram') return drawn(response['svg'], out);
  if (operation.name === 'solve') await draw(command, response);
  if (operation.name === 'story' && out !== undefined) {
    const { storyHtml } = await import('../formats/story-html.ts');
    if (!/\.html?$/i.test(out)) throw new BadCall(`"${out}": a story is written to an .html file.`);
    writeFileSync(out, storyHtml(response));
    return `The story is in ${out}.\n`;
  }
  if (operation.name !== 'brief') return present(operation, response);
  if (out !== undefined) {
    const { briefFile, briefFormOf } = await import('../formats/brief-file.ts');
    const { bytes, findings } = await briefFile(response, briefFormOf(out));
    writeFileSync(out, bytes);
    for (const finding of findings) printFinding(finding);
    return `The brief is in ${out}.\n`;
  }
  const { briefText } = await import('../formats/brief-text.ts');
  return `${briefText(response)}\n`;
}

async function drawn(svg: unknown, file: string | undefined): Promise<string> {
  if (typeof svg !== 'string') throw new BadCall('A scene is no picture: add --json to print it.');
  if (file === undefined) return `${svg}\n`;
  const { writeChart } = await import('./chart-file.ts');
  for (const finding of await writeChart(file, svg)) printFinding(finding);
  return `The chart is in ${file}.\n`;
}

/** The chart of a table goes to its file; the table itself is printed all the same. */
async function draw(command: Command, response: Response): Promise<void> {
  const { svg, draw: field } = command.opts<{ readonly svg?: string; readonly draw?: string }>();
  if (svg === undefined) return;
  const { sweepChart } = await import('../operations/sweep-chart.ts');
  writeFileSync(svg, sweepChart(response, field));
}
