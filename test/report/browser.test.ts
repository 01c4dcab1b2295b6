import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { renderReport } from "../../provider/report/report";
import { invitation, now } from "../invitation";
import { inPage, startBrowser } from "./browser";
import { acme, hostile, hostileTexts, richVerdict, unread, zoo } from "./verdict";

/** What would run, load, leave the page or change how it looks, if it were more than text. */
const attacks = [
  ...hostileTexts,
  "<script>window.ran = true; alert(1)</script>",
  "<svg onload='window.ran = true'><script>alert(1)</script></svg>",
  "<img src='https://evil.example/a.png' onerror='window.ran = true'>",
  "<a href='javascript:window.ran = true'>click</a>",
  "\"onmouseover='window.ran = true' style='background:url(https://evil.example/b.png)'",
  "</title></style><style>@import 'https://evil.example/c.css'; body { display: none }</style>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/'><base href='https://evil.example/'>",
  "<iframe src='https://evil.example/d'></iframe><link rel=stylesheet href='https://evil.example/e.css'>",
  "</bdi></h2></section></body></html><plaintext>",
  "expression(alert(1)); url(https://evil.example/f.png)",
  `${"a-very-long-name".repeat(20)}@acme.com`,
] as const;

const aged = (days: number) => ({
  ...richVerdict().violations[1],
  invitation: invitation({ createdAt: new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString() }),
  expectation: "max-age",
  enforcementLevel: "mandatory" as const,
  message: "max-age permits 14 days",
  remedy: null,
});
const ages = { ...acme, gate: "ages", verdict: { ...richVerdict(), violations: [3, 14, 15, 45].map(aged) } };

describe("a report as HTML, in a browser", () => {
  let folder: string;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "atlas-invitations-browser-"));
    browser = await startBrowser();
  });

  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a report, and keeps what the page did besides showing it. */
  async function open(gates: Parameters<typeof renderReport>[1], options: BrowserContextOptions = {}) {
    const file = path.join(folder, "invitations.html");
    await writeFile(file, await renderReport("html", gates, now));
    const page = await browser.newPage(options);
    const requests: string[] = [];
    const happened: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => happened.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => happened.push(error.message));
    page.on("popup", (popup) => happened.push(`opened ${popup.url()}`));
    page.on("dialog", async (dialog) => {
      happened.push(`asked ${dialog.message()}`);
      await dialog.dismiss();
    });
    const address = pathToFileURL(file).href;
    await page.goto(address, { waitUntil: "load" });
    return { page, address, requests, happened };
  }

  const ask = <Answer>(page: Page, question: keyof typeof inPage) => page.evaluate<Answer>(inPage[question]);

  it("sees what a page does that runs and loads", async () => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.setContent("<script>window.ran = true</script><img src='http://127.0.0.1:9/a.png'>");
    expect(await page.evaluate("window.ran")).to.equal(true);
    expect(requests).to.deep.equal(["http://127.0.0.1:9/a.png"]);
    await page.setContent("<p class=age style='color: #999'>faint</p>");
    expect(await ask(page, "faint")).to.include('<p class="age" style="color: #999">faint</p>');
  });

  it("runs nothing, loads nothing and goes nowhere, whatever the names", async () => {
    const { page, address, requests, happened } = await open(attacks.map(hostile));
    await ask(page, "touch");
    expect(requests).to.deep.equal([address]);
    expect(page.url()).to.equal(address);
    expect(happened).to.deep.equal([]);
    expect(await page.evaluate("window.ran")).to.equal(undefined);
    expect(await page.locator("section").count()).to.equal(attacks.length);
    expect(await page.locator("body").innerText()).to.contain("<script>window.ran = true; alert(1)</script>");
    expect(await ask(page, "overflow")).to.equal(0);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [360, 1280]) {
      it(`is readable in ${colorScheme} colors on ${width} pixels`, async () => {
        const viewport = { width, height: 800 };
        const { page } = await open([acme, unread, zoo, hostile("x".repeat(300))], { colorScheme, viewport });
        expect(await ask(page, "overflow")).to.equal(0);
        expect(await ask(page, "faint")).to.deep.equal([]);
        expect(await ask(page, "visible")).to.deep.equal(await ask(page, "all"));
      });
    }
  }

  it("has other colors in the dark", async () => {
    const { page } = await open([acme]);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await ask<string[]>(page, "colors");
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await ask<string[]>(page, "colors");
    for (const [index, color] of light.entries()) expect(color).not.to.equal(dark[index]);
  });

  it("is whole on paper", async () => {
    // A4 at 96 pixels an inch, without the margins.
    const { page } = await open([acme, unread, zoo, hostile("x".repeat(300))], {
      viewport: { width: 718, height: 1000 },
    });
    await page.emulateMedia({ media: "print" });
    expect(await ask(page, "overflow")).to.equal(0);
    expect(await ask(page, "visible")).to.deep.equal(await ask(page, "all"));
    for (const heading of await page.locator("th").all()) expect(await heading.isVisible()).to.equal(true);
    expect(await page.locator("tbody tr").count()).to.equal(4);
  });

  it("draws the ages against the limit", async () => {
    const { page } = await open([ages]);
    expect(await ask(page, "bars")).to.deep.equal([
      { kind: "over", age: 100, limit: 31 },
      { kind: "over", age: 50, limit: 47 },
      { kind: "age", age: 47, limit: 47 },
      { kind: "age", age: 10, limit: 47 },
    ]);
  });
});
