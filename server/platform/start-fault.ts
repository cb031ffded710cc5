/** A reason not to start that whoever runs the server can mend: shown as it stands, without a stack trace. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}
