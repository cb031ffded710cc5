/** How long each stage of a request took, for the `Server-Timing` header. */
export class Stopwatch {
  private last = performance.now();
  private laps = '';

  /** Ends a stage; the next one begins. */
  lap(stage: string): void {
    const now = performance.now();
    this.laps += `${this.laps === '' ? '' : ', '}${stage};dur=${(now - this.last).toFixed(2)}`;
    this.last = now;
  }

  get header(): string {
    return this.laps;
  }
}
