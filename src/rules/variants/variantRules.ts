/** The variants' helpers as rules: a file's own `KLToSmoothedLabelsLoss(label_smoothing=0.1)` is a smoothed loss too. */
import type { Rule } from "../rule.ts";
import { VARIANTS } from "./index.ts";
import type { Variant, Wrap } from "./variant.ts";

/** One rule for each helper. */
export const VARIANT_RULES: readonly Rule[] = VARIANTS.flatMap((variant) =>
  variant.wraps.map((wrap) => ruleOf(variant, wrap)),
);

function ruleOf({ convention, sentence, reference }: Variant, { apis, helper }: Wrap): Rule {
  const framework = apis[0].split(".")[0]!;
  const { name, id } = helper;
  const defined = `import ${framework}\n\n\ndef ${name}(*args, label_smoothing=0.0):\n    ...\n\n\n`;
  return {
    id: `variant-${id}`,
    language: "python",
    framework,
    names: [`local.${name}`],
    spelling: { kind: "keyword", keyword: "label_smoothing" },
    convention,
    targets: apis[0] === "optax.softmax_cross_entropy" || framework === "keras" ? "probabilities" : "indices",
    sentence,
    reference,
    examples: [
      {
        before: `${defined}loss = ${name}(‸reduction="sum")\n`,
        after: `${defined}loss = ${name}(reduction="sum", label_smoothing=0.1)\n`,
      },
      {
        before: `${defined}loss = ${name}(‸label_smoothing=0.2)\n`,
        after: `${defined}loss = ${name}(label_smoothing=0.1)\n`,
      },
    ],
    ignores: [
      { code: `import ${framework}\nloss = ${name}(‸)\n`, why: "the file does not define it" },
      { code: `import ${framework}\nfrom losses import ${name}\nloss = ${name}(‸)\n`, why: "another file defines it" },
    ],
  };
}
