export function ensurePulumi(options: { log: (line: string) => void }): Promise<string>;
