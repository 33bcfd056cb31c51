/** A call cannot be served for a reason that the person should read. The message is that reason in words. */
export class PanelRefusal extends Error {
  override readonly name = 'PanelRefusal';
}
