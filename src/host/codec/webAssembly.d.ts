/** What of WebAssembly is used here: TypeScript knows it as a part of browsers only. */
declare namespace WebAssembly {
  type Imported = (...values: number[]) => number;

  class Module {
    private readonly compiled: unknown;
    constructor(bytes: Uint8Array);
    static imports(module: Module): readonly { readonly name: string }[];
  }

  class Instance {
    readonly exports: Readonly<Record<string, unknown>>;
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, Imported>>>>);
  }

  class Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }

  class Table {
    get(index: number): unknown;
  }
}
