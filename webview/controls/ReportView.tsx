/** A report's blocks on the page: headings, text, lists, tables. */
import type { Block } from "../../src/report/report.ts";
import { DataTable } from "./DataTable.tsx";

export function ReportView({ blocks, caption }: { readonly blocks: readonly Block[]; readonly caption: string }) {
  return (
    <>
      {blocks.map((block, i) => (
        <BlockView key={`${i}${block.kind}`} block={block} caption={captionOf(blocks, i, caption)} />
      ))}
    </>
  );
}

function BlockView({ block, caption }: { readonly block: Block; readonly caption: string }) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "text":
      return <p>{block.text}</p>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return <DataTable table={block} caption={caption} />;
  }
}

/** A table is called by the heading above it. */
function captionOf(blocks: readonly Block[], index: number, otherwise: string): string {
  const heading = blocks.slice(0, index).findLast((block) => block.kind === "heading");
  return heading?.kind === "heading" ? heading.text : otherwise;
}
