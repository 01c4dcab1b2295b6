const concealed = "[secret]";

/** Makes what hides secrets in all texts of plain data, however deep. */
export function createConcealment(secrets: readonly string[]): <Data>(data: Data) => Data {
  // The longest first: one secret may be part of another.
  const sorted = [...new Set(secrets)].sort((a, b) => b.length - a.length);
  const conceal = (data: unknown): unknown => {
    if (typeof data === "string") return sorted.reduce((text, secret) => text.replaceAll(secret, concealed), data);
    if (Array.isArray(data)) return data.map(conceal);
    if (typeof data !== "object" || data === null) return data;
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, conceal(value)]));
  };
  return <Data>(data: Data) => (sorted.length === 0 ? data : (conceal(data) as Data));
}
