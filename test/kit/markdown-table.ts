/** As the formatter of this repository leaves a table: columns as wide as their widest cell. */
export function markdownTable(rows: readonly (readonly string[])[]): string[] {
  const [head = [], ...body] = rows;
  const widths = head.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill: string) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  return [line(head, ' '), line(Array<string>(head.length).fill(''), '-'), ...body.map((row) => line(row, ' '))];
}
