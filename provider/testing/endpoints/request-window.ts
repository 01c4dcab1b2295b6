const minute = 60_000;

/** How many requests there were within the last minute. */
export interface RequestWindow {
  readonly perMinute: number;
  /** Counts a request; answers how many seconds to wait instead when there were too many, and null when not. */
  enter(): number | null;
}

/** Holds the window. `now` answers milliseconds and never runs backwards. */
export function createRequestWindow(perMinute: number, now: () => number): RequestWindow {
  let entered: readonly number[] = [];
  return {
    perMinute,
    enter() {
      const at = now();
      entered = entered.filter((earlier) => earlier > at - minute);
      if (entered.length < perMinute) {
        entered = [...entered, at];
        return null;
      }
      return Math.ceil(((entered[0] ?? at) + minute - at) / 1000);
    },
  };
}
