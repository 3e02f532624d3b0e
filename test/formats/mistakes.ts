/** Long texts that people select by mistake, or that are hard on a reader, in any length. */
import { randomFrom } from "./randomFrom.ts";

export interface Mistake {
  readonly name: string;
  /** The text, in about `length` characters. */
  readonly text: (length: number) => string;
  /** What must be answered: that nothing was found and nothing else, or anything that lies in the text. */
  readonly answer: "no arrays, one problem" | "an answer";
}

export const mistakes: readonly Mistake[] = [
  { name: "prose", text: prose, answer: "no arrays, one problem" },
  {
    name: "random letters and digits",
    text: drawnFrom("abcdefghijklmnopqrstuvwxyz 0123456789 .,\n"),
    answer: "an answer",
  },
  {
    name: "base64 on one line",
    text: drawnFrom("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
    answer: "no arrays, one problem",
  },
  {
    name: "random bytes",
    text: drawnFrom(Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join("")),
    answer: "an answer",
  },
  {
    name: "minified JavaScript",
    text: repeated('function a(b,c){return b[0]+c.d(1,"x")?e(b):{f:g[h],i:[j,k]}}var l=m(n,"o");'),
    answer: "an answer",
  },
  {
    name: "a server's log",
    text: repeated('127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326\n'),
    answer: "no arrays, one problem",
  },
  {
    name: "a training log",
    text: repeated("2024-05-01 12:00:00 INFO epoch=3 loss=1.05 lr=0.001\n"),
    answer: "an answer",
  },
  ...[
    ..."[ ( { ' \" | - % , ; \t \n".split(" "),
    " ",
    "[1,",
    "[[1],",
    '\\"',
    "/*",
    "tensor(",
    "tensor([1,",
    "a=(tensor(",
    "x[",
    "x:[",
    "f<",
    "1;",
    "1 ",
    "1,",
    "1\n",
    "1\nx\n",
    "[%",
    "...",
    "[1...",
    '"""',
    "a,b\n",
    "0x",
    "1-",
    "[1-",
    "[1*(",
    "let x: [",
    "x:a",
    "...\n",
    "[1\n",
    "[[1\n]",
    "<tf.Tensor:",
    "z = [1 ",
    "[1;",
    "vec![1;9]",
    "1e",
    "[1], ",
  ].map((piece): Mistake => ({ name: `only ${JSON.stringify(piece)}`, text: repeated(piece), answer: "an answer" })),
];

function repeated(piece: string): (length: number) => string {
  return (length) => piece.repeat(length / piece.length);
}

function drawnFrom(alphabet: string): (length: number) => string {
  return (length) => {
    const random = randomFrom(3);
    return Array.from({ length }, () => alphabet[random(alphabet.length)]).join("");
  };
}

function prose(length: number): string {
  const random = randomFrom(5);
  const words =
    "the model was good in 2016, see [12] and (Smith, 2019) for 3.5 of it; don't ask: why [3, 4]? Figure 2: a loss of 1.05 - or 7 % - of 10 classes.".split(
      " ",
    );
  const drawn = Array.from({ length: length / 5 }, () => words[random(words.length)]! + (random(15) === 0 ? "\n" : ""));
  return drawn.join(" ").slice(0, length);
}
