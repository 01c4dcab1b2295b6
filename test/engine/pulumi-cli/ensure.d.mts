export function ensurePulumi(options: {
  log: (line: string) => void;
  env?: NodeJS.ProcessEnv;
  folder?: string;
  wrapper?: string;
  limits?: { silence: number; total: number };
}): Promise<string>;
