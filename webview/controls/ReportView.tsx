/** A report's blocks on the page: headings, text, lists, tables. */
import type { Block } from "../../src/report/report.ts";
import { DataTable } from "./DataTable.tsx";

interface ReportViewProps {
  readonly blocks: readonly Block[];
  /** What a table without a heading above it is called. */
  readonly caption: string;
  /** Headings stand below one of the level before. */
  readonly heading?: "h2" | "h3";
}

export function ReportView({ blocks, caption, heading = "h3" }: ReportViewProps) {
  return (
    <>
      {blocks.map((block, i) => (
        <BlockView key={`${i}${block.kind}`} block={block} caption={captionOf(blocks, i, caption)} heading={heading} />
      ))}
    </>
  );
}

function BlockView(props: { readonly block: Block } & Required<Omit<ReportViewProps, "blocks">>) {
  const { block, caption, heading: Heading } = props;
  switch (block.kind) {
    case "heading":
      return <Heading>{block.text}</Heading>;
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
