export function ensurePulumi(options: {
  log: (line: string) => void;
  env?: NodeJS.ProcessEnv;
  folder?: string;
}): Promise<string>;
