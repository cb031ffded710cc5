/** How long each stage of a request took, for the `Server-Timing` header. */
export class Stopwatch {
  private last = performance.now();
  private laps = '';

  /** Ends a stage; the next one begins. */
  lap(stage: string): void {
    const now = performance.now();
    this.laps += `${this.laps === '' ? '' : ', '}${stage};dur=${Math.round((now - this.last) * 100) / 100}`;
    this.last = now;
  }

  get header(): string {
    return this.laps;
  }
}
