import { execFileSync } from "node:child_process";
import { type Browser, chromium } from "playwright-core";

/** Starts the Chromium or Chrome of this machine, with an empty profile of its own. */
export function startBrowser(): Promise<Browser> {
  const look = "command -v chromium || command -v chromium-browser || command -v google-chrome";
  const executablePath = execFileSync("sh", ["-c", look], { encoding: "utf8" }).trim();
  return chromium.launch({
    executablePath,
    // Some are for root, as whom CI may run, and the rest keeps the browser from asking anybody anything by itself.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** What the page itself computes, as the text of a script: the tests are compiled without the types of a browser. */
export const inPage = {
  /** Does to every element what a handler could wait for. */
  touch: `for (const one of document.querySelectorAll("*")) for (const type of ["mouseover", "click", "focus"])
    one.dispatchEvent(new MouseEvent(type, { bubbles: true }))`,
  /** How many pixels the page is wider than the screen. */
  overflow: "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  /** The texts that contrast with what is behind them by less than 4.5 to 1, and the bars by less than 3 to 1. */
  faint: `(() => {
    const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.background = "Canvas";
    const canvas = numbers(getComputedStyle(probe).backgroundColor);
    probe.remove();
    const over = ([r, g, b, a = 1], below) => [r, g, b].map((part, index) => part * a + below[index] * (1 - a));
    const behind = (element) => element ? over(numbers(getComputedStyle(element).backgroundColor), behind(element.parentElement)) : canvas;
    const light = (color) => color.map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const contrast = (one, other) => {
      const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const hasText = ({ childNodes }) => [...childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    const texts = [...document.body.querySelectorAll("*")].filter((one) => hasText(one) && one.getClientRects().length > 0);
    const bars = [...document.querySelectorAll(".age, .over, .limit")];
    if (texts.length === 0 || bars.length === 0) return ["nothing is shown"];
    const front = (color, element) => over(numbers(color), behind(element));
    return [
      ...texts.filter((one) => contrast(front(getComputedStyle(one).color, one), behind(one)) < 4.5),
      ...bars.filter((one) => contrast(front(getComputedStyle(one).fill, one), behind(one)) < 3),
    ].map((one) => one.outerHTML);
  })()`,
  /** The colors of the page: of text, of a failure and of a bar. */
  colors: `["body", ".failed"].map((part) => getComputedStyle(document.querySelector(part)).color)
    .concat(getComputedStyle(document.querySelector(".over")).fill)`,
  /** The texts of everything that tells something, as far as it can be seen and is not cut off on either side. */
  visible: `[...document.querySelectorAll("h1, h2, h3, td, p, li, dt, dd, code")].filter((one) => {
    const { left, right, width, height } = one.getBoundingClientRect();
    return one.checkVisibility() && width > 0 && height > 0 && left >= 0 && right <= innerWidth;
  }).map((one) => one.textContent)`,
  /** The same texts, whether they can be seen or not. */
  all: `[...document.querySelectorAll("h1, h2, h3, td, p, li, dt, dd, code")].map((one) => one.textContent)`,
  /** Of each bar: the parts of its track that the age fills and that lie before the limit, in percent. */
  bars: `[...document.querySelectorAll("svg")].map((bar) => {
    const box = (part) => bar.querySelector(part)?.getBoundingClientRect();
    const track = box(".track");
    const percent = (length) => Math.round((length / track.width) * 100);
    return {
      kind: bar.querySelector(".over") ? "over" : "age",
      age: percent(box(".over, .age").width),
      limit: box(".limit") ? percent(box(".limit").left - track.left) : null,
    };
  })`,
} as const;
