export function bytesWritten(folder: string, temporary?: string): Promise<number>;
