import type { Progress } from '../bulk/job/settings.ts';

const EVERY_MS = 250;
const EVERY_PIPED_MS = 10_000;

/** Shows how far a long run is, with its rate and the time that remains: one line on a terminal, few in a file. */
export class ProgressLine {
  readonly #to: NodeJS.WriteStream;
  #stage = '';
  #began = 0;
  #shown = 0;
  #drawn = false;

  constructor(to: NodeJS.WriteStream) {
    this.#to = to;
  }

  show(progress: Progress): void {
    const now = performance.now();
    if (progress.stage !== this.#stage) {
      this.#stage = progress.stage;
      this.#began = now;
      this.#shown = now;
    }
    const wait = this.#to.isTTY ? EVERY_MS : EVERY_PIPED_MS;
    if (now - this.#shown < wait) return;
    this.#shown = now;
    const text = progressText(progress, (now - this.#began) / 1000);
    this.#to.write(this.#to.isTTY ? `\r\u001B[K${text}` : `${text}\n`);
    this.#drawn = this.#to.isTTY;
  }

  end(): void {
    if (this.#drawn) this.#to.write('\r\u001B[K');
  }
}

/** `read 41% of 302 MB, 38.2 MB/s, 5 s left` */
export function progressText({ stage, done, total, unit }: Progress, seconds: number): string {
  const share = total > 0 ? Math.floor((100 * done) / total) : 100;
  const rate = seconds > 0 ? done / seconds : 0;
  const left = rate > 0 ? `${Math.ceil((total - done) / rate)} s left` : 'begun';
  const amount = (value: number) =>
    unit === 'bytes' ? `${(value / 1e6).toFixed(1)} MB` : `${Math.round(value)} ${unit}`;
  return `${stage} ${share}% of ${amount(total)}, ${amount(rate)}/s, ${left}`;
}
