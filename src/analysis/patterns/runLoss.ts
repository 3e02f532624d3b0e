/** Runs a hand-written loss of a Python text on small tensors: its classes, functions, branches and PyTorch's operations. */
import type { SyntaxNode } from "@lezer/common";
import type { PythonSource } from "../python/pythonSource.ts";
import { decided, put, take } from "./indexing.ts";
import { ARITHMETIC, COMPARISONS, MODULES } from "./operators.ts";
import { expressionsOf, isStatic, parametersOf } from "./pythonNodes.ts";
import { readerOf, toNumber, toTensor } from "./reader.ts";
import { map, type Tensor, transpose, Unknown, Unsupported, zip } from "./tensor.ts";
import { isOperation, type Notes, runOperation } from "./torchOperations.ts";
import { type Arguments, type Instance, NONE, ofNumber, ofTensor, type Value } from "./value.ts";

/** A loss of a few lines takes some hundred steps. */
const MAX_STEPS = 4000;
const MAX_DEPTH = 12;

type Names = Map<string, Value>;

/** Where a run is: its names, and how deep. */
interface Frame {
  readonly names: Names;
  readonly depth: number;
  readonly isGradientOff: boolean;
}

/** One run; throws `Unsupported` where the text uses what is not known here. */
export class LossRun {
  readonly notes: Notes = new Set();
  private steps = 0;

  constructor(readonly source: PythonSource) {}

  /** An object of the class at `node`. */
  construct(node: SyntaxNode, given: Arguments, depth = 0): Instance {
    const instance: Instance = { kind: "instance", node, attributes: new Map() };
    const init = this.methodOf(node, "__init__");
    if (init !== undefined) this.callFunction(init, given, instance, depth + 1);
    else if (given.positional.length + given.named.size > 0)
      throw new Unsupported("Another class takes the arguments.");
    return instance;
  }

  /** What the function at `node` returns. */
  callFunction(node: SyntaxNode, given: Arguments, self?: Instance, depth = 0): Value {
    if (depth > MAX_DEPTH) throw new Unsupported("Too many calls in one another.");
    const parameters = parametersOf(node, this.source.text);
    const names: Names = new Map();
    const values =
      self === undefined || isStatic(node, this.source.text) ? given.positional : [self, ...given.positional];
    const frame: Frame = { names, depth, isGradientOff: false };
    if (values.length > parameters.length) throw new Unsupported("Too many arguments.");
    for (const [i, { name, value }] of parameters.entries()) {
      const passed = values[i] ?? given.named.get(name);
      if (passed === undefined && value === undefined) throw new Unsupported(`${name} is missing.`);
      names.set(name, passed ?? this.evaluate(value!, frame));
    }
    return this.runBlock(node.getChild("Body")!, frame) ?? NONE;
  }

  /** The function at the name `name` in the body of the class at `node`. */
  methodOf(node: SyntaxNode, name: string): SyntaxNode | undefined {
    for (let child = node.getChild("Body")?.firstChild ?? null; child !== null; child = child.nextSibling) {
      const definition = child.name === "DecoratedStatement" ? child.lastChild! : child;
      const own = definition.name === "FunctionDefinition" ? definition.getChild("VariableName") : null;
      if (own !== null && this.textOf(own) === name) return definition;
    }
    return undefined;
  }

  private textOf(node: SyntaxNode): string {
    return this.source.text.slice(node.from, node.to);
  }

  /** Runs statements; gives what they return, or undefined where they run to their end. */
  private runBlock(block: SyntaxNode, frame: Frame): Value | undefined {
    for (let node = block.firstChild; node !== null; node = node.nextSibling) {
      const returned = this.runStatement(node, frame);
      if (returned !== undefined) return returned;
    }
    return undefined;
  }

  private runStatement(node: SyntaxNode, frame: Frame): Value | undefined {
    if (++this.steps > MAX_STEPS) throw new Unsupported("Too long.");
    switch (node.name) {
      case ":":
      case "Comment":
      case "PassStatement":
      case "ImportStatement":
        return undefined;
      case "FunctionDefinition":
        frame.names.set(this.textOf(node.getChild("VariableName")!), { kind: "function", node });
        return undefined;
      case "ExpressionStatement":
        if (!/String$/.test(node.firstChild!.name)) this.evaluate(node.firstChild!, frame);
        return undefined;
      case "ReturnStatement": {
        const items = expressionsOf(node).slice(1);
        if (items.length === 0) return NONE;
        const values = items.map((each) => this.evaluate(each, frame));
        return values.length === 1 ? values[0]! : { kind: "list", items: values };
      }
      case "AssignStatement":
        this.assign(node, frame);
        return undefined;
      case "UpdateStatement":
        this.update(node, frame);
        return undefined;
      case "IfStatement":
        return this.runIf(node, frame);
      case "WithStatement": {
        const isOff = /\bno_grad\b|inference_mode/.test(this.source.text.slice(node.from, node.getChild("Body")!.from));
        return this.runBlock(node.getChild("Body")!, { ...frame, isGradientOff: frame.isGradientOff || isOff });
      }
      case "AssertStatement":
        if (!decided(this.evaluate(node.firstChild!.nextSibling!, frame))) throw new Unsupported("An assertion fails.");
        return undefined;
      default:
        throw new Unknown(`${node.name} is not run.`);
    }
  }

  private runIf(node: SyntaxNode, frame: Frame): Value | undefined {
    let isTaken = false;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === "if" || child.name === "elif") {
        child = child.nextSibling!;
        isTaken = decided(this.evaluate(child, frame));
      } else if (child.name === "else") isTaken = true;
      else if (child.name === "Body" && isTaken) return this.runBlock(child, frame);
    }
    return undefined;
  }

  private assign(node: SyntaxNode, frame: Frame): void {
    const parts: SyntaxNode[][] = [[]];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === "AssignOp") parts.push([]);
      else if (child.name !== "," && child.name !== "TypeDef" && child.name !== "Comment") parts.at(-1)!.push(child);
    }
    const right = parts.pop()!;
    if (parts.length === 0 || parts[0]!.length === 0) return;
    const values = right.map((each) => this.evaluate(each, frame));
    const value: Value = values.length === 1 ? values[0]! : { kind: "list", items: values };
    for (const targets of parts) {
      if (targets.length === 1) this.store(targets[0]!, value, frame);
      else {
        const items = itemsOf(value);
        if (items.length !== targets.length) throw new Unsupported("Unpacked values differ in number.");
        for (const [i, target] of targets.entries()) this.store(target, items[i]!, frame);
      }
    }
  }

  private store(target: SyntaxNode, value: Value, frame: Frame): void {
    if (target.name === "VariableName") {
      frame.names.set(this.textOf(target), value);
      return;
    }
    if (target.name !== "MemberExpression") throw new Unsupported("An assignment is not known.");
    const owner = this.evaluate(target.firstChild!, frame);
    const property = target.getChild("PropertyName");
    if (property !== null && owner.kind === "instance") owner.attributes.set(this.textOf(property), value);
    else if (property === null && owner.kind === "tensor")
      put(owner.tensor, this.indexOf(target, frame), toTensor(value));
    else throw new Unsupported("An assignment is not known.");
  }

  private update(node: SyntaxNode, frame: Frame): void {
    const [target, operator, value] = [node.firstChild!, node.getChild("UpdateOp")!, node.lastChild!];
    const result = this.binary(
      this.textOf(operator).slice(0, -1),
      this.evaluate(target, frame),
      this.evaluate(value, frame),
    );
    this.store(target, result, frame);
  }

  evaluate(node: SyntaxNode, frame: Frame): Value {
    if (++this.steps > MAX_STEPS) throw new Unsupported("Too long.");
    const value = this.evaluateNode(node, frame);
    const isNew = node.name === "CallExpression" || node.name === "BinaryExpression" || node.name === "UnaryExpression";
    if (frame.isGradientOff && isNew && value.kind === "tensor" && value.tensor.flow === "flows") {
      return ofTensor({ ...value.tensor, flow: "stopped" });
    }
    return value;
  }

  private evaluateNode(node: SyntaxNode, frame: Frame): Value {
    const text = this.textOf(node);
    switch (node.name) {
      case "Number":
        return ofNumber(Number(text.replaceAll("_", "")), /[.eE]/.test(text));
      case "String":
        return { kind: "string", value: text.replace(/^[a-zA-Z]*(?:'''|"""|'|")|(?:'''|"""|'|")$/g, "") };
      case "Boolean":
        return { kind: "boolean", value: text === "True" };
      case "None":
        return NONE;
      case "Ellipsis":
        return { kind: "ellipsis" };
      case "VariableName":
        return frame.names.get(text) ?? this.global(node);
      case "ParenthesizedExpression":
        return this.evaluate(expressionsOf(node)[0]!, frame);
      case "TupleExpression":
      case "ArrayExpression":
        return { kind: "list", items: expressionsOf(node).map((each) => this.evaluate(each, frame)) };
      case "DictionaryExpression":
        return this.dictionary(node, frame);
      case "ConditionalExpression": {
        const [yes, , condition, , no] = expressionsOf(node);
        return this.evaluate(decided(this.evaluate(condition!, frame)) ? yes! : no!, frame);
      }
      case "UnaryExpression":
        return this.unary(node, frame);
      case "BinaryExpression":
        return this.binaryExpression(node, frame);
      case "MemberExpression":
        return this.member(node, frame);
      case "CallExpression":
        return this.call(node, frame);
      default:
        throw new Unknown(`${node.name} is not evaluated.`);
    }
  }

  /** An import, or a class, function or constant of the file. */
  private global(node: SyntaxNode): Value {
    const { source } = this;
    const binding = source.scopes.bindingFor(node);
    const meaning = binding?.meaning;
    if (meaning?.kind === "definition") return { kind: "function", node: meaning.node };
    const name = source.qualifiedName(node);
    if (name !== undefined) return { kind: "name", name };
    if (meaning?.kind === "value" && /^(Number|String|Boolean|None|UnaryExpression)$/.test(meaning.node.name)) {
      return this.evaluate(meaning.node, { names: new Map(), depth: MAX_DEPTH, isGradientOff: false });
    }
    if (binding === undefined) return { kind: "name", name: this.textOf(node) };
    // What a branch of the function binds may be known in another run; the file's own names and *args are not.
    const isParameter = source.tree.resolveInner(binding.at, 1).parent?.name === "ParamList";
    const Reason = binding.scope < 0 || isParameter ? Unknown : Unsupported;
    throw new Reason(`${this.textOf(node)} is not known.`);
  }

  private dictionary(node: SyntaxNode, frame: Frame): Value {
    const entries = new Map<string | number, Value>();
    const parts = expressionsOf(node);
    if (parts.length % 2 > 0) throw new Unsupported("A dictionary is not known.");
    for (let i = 0; i < parts.length; i += 2) {
      entries.set(keyOf(this.evaluate(parts[i]!, frame)), this.evaluate(parts[i + 1]!, frame));
    }
    return { kind: "dict", entries };
  }

  private unary(node: SyntaxNode, frame: Frame): Value {
    const operator = this.textOf(node.firstChild!);
    const value = this.evaluate(node.lastChild!, frame);
    if (operator === "not") return { kind: "boolean", value: !decided(value) };
    if (value.kind === "tensor") {
      if (operator === "-") return ofTensor(map(value.tensor, (x) => 0 - x, value.tensor.dtype));
      if (operator === "~") return ofTensor(map(value.tensor, (x) => Number(x === 0), "bool"));
    }
    if (value.kind === "number" && operator === "-") return ofNumber(-value.value, value.isFloat);
    if (operator === "+") return value;
    throw new Unsupported(`${operator} is not known here.`);
  }

  private binaryExpression(node: SyntaxNode, frame: Frame): Value {
    const [left, right] = [node.firstChild!, node.lastChild!];
    const operator = this.source.text
      .slice(left.to, right.from)
      .replace(/[()\\]|#.*/g, "")
      .trim()
      .replace(/\s+/g, " ");
    if (operator === "and" || operator === "or") {
      const value = this.evaluate(left, frame);
      return decided(value) === (operator === "and") ? this.evaluate(right, frame) : value;
    }
    const [a, b] = [this.evaluate(left, frame), this.evaluate(right, frame)];
    if (operator === "is" || operator === "is not") {
      if (a.kind !== "none" && b.kind !== "none" && b.kind !== "boolean")
        throw new Unsupported("An identity is not known.");
      const isSame = a.kind === b.kind && (a.kind !== "boolean" || (b.kind === "boolean" && a.value === b.value));
      return { kind: "boolean", value: isSame === (operator === "is") };
    }
    if (operator === "in" || operator === "not in") {
      const keys = b.kind === "dict" ? [...b.entries.keys()] : itemsOf(b).map(keyOf);
      return { kind: "boolean", value: keys.includes(keyOf(a)) === (operator === "in") };
    }
    return this.binary(operator, a, b);
  }

  private binary(operator: string, a: Value, b: Value): Value {
    if (a.kind === "string" || b.kind === "string" || a.kind === "none" || b.kind === "none" || a.kind === "list") {
      const isSame = a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b);
      if (operator === "==") return { kind: "boolean", value: isSame };
      if (operator === "!=") return { kind: "boolean", value: !isSame };
    }
    const arithmetic = ARITHMETIC[operator];
    const comparison = COMPARISONS[operator];
    if (arithmetic === undefined && comparison === undefined) throw new Unsupported(`${operator} is not known here.`);
    if (a.kind === "number" && b.kind === "number") {
      if (comparison !== undefined) return { kind: "boolean", value: comparison(a.value, b.value) !== 0 };
      return ofNumber(arithmetic!(a.value, b.value), a.isFloat || b.isFloat || operator === "/");
    }
    const [x, y] = [toTensor(a), toTensor(b)];
    if (comparison !== undefined) return ofTensor(zip(x, y, comparison, "bool"));
    if (operator === "/") return ofTensor(zip(x, y, arithmetic!, "float"));
    const isLogical = x.dtype === "bool" && y.dtype === "bool" && /[&|^]/.test(operator);
    return ofTensor(isLogical ? zip(x, y, arithmetic!, "bool") : zip(x, y, arithmetic!));
  }

  private member(node: SyntaxNode, frame: Frame): Value {
    // The grammar reads `1.` as a member of 1 whose name is missing.
    if (/^\d+\.\s*$/.test(this.textOf(node))) return ofNumber(Number.parseFloat(this.textOf(node)), true);
    const owner = this.evaluate(node.firstChild!, frame);
    const property = node.getChild("PropertyName");
    if (property === null) return this.subscript(owner, node, frame);
    const name = this.textOf(property);
    if (owner.kind === "name")
      return { kind: "name", name: this.source.qualifiedName(node) ?? `${owner.name}.${name}` };
    if (owner.kind === "instance") {
      const value = owner.attributes.get(name);
      if (value !== undefined) return value;
      const method = this.methodOf(owner.node, name);
      if (method !== undefined) return { kind: "function", node: method, self: owner };
      return { kind: "method", owner, name };
    }
    if (owner.kind === "tensor") {
      const found = attribute(owner.tensor, name);
      if (found !== undefined) return found;
    }
    return { kind: "method", owner, name };
  }

  private subscript(owner: Value, node: SyntaxNode, frame: Frame): Value {
    const index = this.indexOf(node, frame);
    if (owner.kind === "tensor") return ofTensor(take(owner.tensor, index));
    const [first] = index;
    if (owner.kind === "dict") {
      const found = owner.entries.get(keyOf(first!));
      if (found !== undefined) return found;
    }
    if (owner.kind === "list" && first?.kind === "number") {
      const found = owner.items.at(first.value);
      if (found !== undefined) return found;
    }
    if (owner.kind === "list" && first?.kind === "slice") {
      return { kind: "list", items: owner.items.slice(first.start, first.end) };
    }
    throw new Unsupported("An index is not known.");
  }

  private indexOf(node: SyntaxNode, frame: Frame): Value[] {
    const parts: { values: (number | Value | undefined)[]; isSlice: boolean }[] = [
      { values: [undefined], isSlice: false },
    ];
    let isInside = false;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === "[") isInside = true;
      else if (!isInside || child.name === "]" || child.name === "Comment") continue;
      else if (child.name === ",") parts.push({ values: [undefined], isSlice: false });
      else if (child.name === ":") {
        parts.at(-1)!.isSlice = true;
        parts.at(-1)!.values.push(undefined);
      } else parts.at(-1)!.values.splice(-1, 1, this.evaluate(child, frame));
    }
    const flat = parts.filter(({ values, isSlice }) => isSlice || values[0] !== undefined);
    return flat.flatMap(({ values, isSlice }): Value[] => {
      const [start, end, step] = values as (Value | undefined)[];
      if (!isSlice) return start!.kind === "list" ? [...start!.items] : [start!];
      if (step !== undefined) throw new Unsupported("A step is not known.");
      const bound = (value: Value | undefined) =>
        value === undefined || value.kind === "none" ? undefined : toNumber(value);
      return [{ kind: "slice", start: bound(start), end: bound(end) }];
    });
  }

  private call(node: SyntaxNode, frame: Frame): Value {
    const callee = node.firstChild!;
    const given = this.argumentsOf(node.getChild("ArgList")!, frame);
    const text = this.textOf(callee);
    if (/^super\(.*\)\.__init__$/s.test(text)) return this.callBase(given, frame);
    const value = this.evaluate(callee, frame);
    switch (value.kind) {
      case "function":
        if (value.node.name === "ClassDefinition") return this.construct(value.node, given, frame.depth + 1);
        return this.callFunction(value.node, given, value.self, frame.depth + 1);
      case "instance": {
        const forward = this.methodOf(value.node, "forward") ?? this.methodOf(value.node, "__call__");
        if (forward === undefined) throw new Unsupported("An object is called.");
        return this.callFunction(forward, given, value, frame.depth + 1);
      }
      case "module":
        return this.callModule(value, given);
      case "method":
        return this.callMethod(value, given);
      case "name":
        return this.callName(value.name, given);
      default:
        throw new Unsupported("A call is not known.");
    }
  }

  /** nn.Module's own __init__ does nothing; _WeightedLoss keeps weight and reduction. */
  private callBase({ positional, named }: Arguments, frame: Frame): Value {
    const self = frame.names.get("self");
    if (positional.length > 0 || self?.kind !== "instance") throw new Unknown("The base class is not known.");
    for (const [name, value] of named) self.attributes.set(name, value);
    return NONE;
  }

  private callModule({ name, arguments: own }: Extract<Value, { kind: "module" }>, given: Arguments): Value {
    const [operation, order] = MODULES[name]!;
    const named = new Map([...own.named, ...given.named]);
    for (const [i, value] of own.positional.entries()) if (order[i] !== undefined) named.set(order[i], value);
    return runOperation(operation, { positional: given.positional, named }, this.notes);
  }

  private callMethod({ owner, name }: Extract<Value, { kind: "method" }>, given: Arguments): Value {
    if (owner.kind === "instance") {
      // self.register_buffer("weight", weight); other methods of nn.Module are not known.
      const [key, value] = given.positional;
      if (name !== "register_buffer" || key?.kind !== "string") throw new Unknown(`self.${name} is not known.`);
      owner.attributes.set(key.value, value ?? NONE);
      return NONE;
    }
    if (owner.kind === "tensor") {
      return runOperation(name, { positional: [owner, ...given.positional], named: given.named }, this.notes);
    }
    if (owner.kind === "dict" && name === "get") {
      return owner.entries.get(keyOf(given.positional[0]!)) ?? given.positional[1] ?? NONE;
    }
    if (owner.kind === "string" && name === "lower") return { kind: "string", value: owner.value.toLowerCase() };
    throw new Unknown(`${name} is not known.`);
  }

  private callName(name: string, given: Arguments): Value {
    if (MODULES[name] !== undefined) return { kind: "module", name, arguments: given };
    const read = readerOf(given);
    if (name === "len") {
      const first = given.positional[0];
      return ofNumber(first?.kind === "tensor" ? (first.tensor.shape[0] ?? 0) : itemsOf(first ?? NONE).length);
    }
    if (name === "float" || name === "int") return ofNumber(read.number("x", 0), name === "float");
    if (name === "range") return runOperation("arange", given, this.notes);
    if (name === "print") return NONE;
    if (name === "max" || name === "min") return ofNumber(Math[name](...given.positional.map(toNumber)));
    const operation = /^torch\.(?:nn\.functional\.|special\.)?(\w+)$/.exec(name)?.[1];
    if (operation === "FloatTensor" || operation === undefined || !isOperation(operation)) {
      throw new Unknown(`${name} is not known.`);
    }
    return runOperation(operation, given, this.notes);
  }

  private argumentsOf(list: SyntaxNode, frame: Frame): Arguments {
    const positional: Value[] = [];
    const named = new Map<string, Value>();
    for (let child = list.firstChild; child !== null; child = child.nextSibling) {
      if (/^[(),]$|^Comment$/.test(child.name)) continue;
      if (child.name === "*" || child.name === "**") {
        child = child.nextSibling!;
        const value = this.evaluate(child, frame);
        if (value.kind !== "list") throw new Unsupported("Unpacked arguments are not known.");
        positional.push(...value.items);
      } else if (child.nextSibling?.name === "AssignOp") {
        const name = this.textOf(child);
        child = child.nextSibling.nextSibling!;
        named.set(name, this.evaluate(child, frame));
      } else positional.push(this.evaluate(child, frame));
    }
    return { positional, named };
  }
}

function itemsOf(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items;
  throw new Unknown("A list is not known.");
}

function keyOf(value: Value): string | number {
  if (value.kind === "string" || value.kind === "number") return value.value;
  return value.kind;
}

function attribute(x: Tensor, name: string): Value | undefined {
  switch (name) {
    case "shape":
      return { kind: "list", items: x.shape.map((size) => ofNumber(size)) };
    case "data":
      return ofTensor({ ...x, flow: x.flow === "none" ? "none" : "stopped" });
    case "T":
      return ofTensor(transpose(x, 0, 1));
    case "ndim":
      return ofNumber(x.shape.length);
    case "dtype":
      return { kind: "name", name: `torch.${x.dtype}` };
    case "device":
      return { kind: "name", name: "cpu" };
    case "is_cuda":
    case "requires_grad":
      return { kind: "boolean", value: false };
    default:
      return undefined;
  }
}
