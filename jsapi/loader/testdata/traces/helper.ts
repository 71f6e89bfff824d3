type Text = string;

export function fail(text: Text): never {
  const message: Text = 'boom ' + text;
  throw new Error(message); // line 5
}
