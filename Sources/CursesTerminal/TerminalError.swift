/// Why the console cannot start here, in words for the person.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  case notATerminal(stream: String)
  case unknown(term: String)
  case unsuitable(term: String)
  case noPipe(reason: String)

  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream) is not a terminal, and the console needs one; for output to files and pipes use the other commands"
    case .unknown(""):
      "TERM is not set, so the terminal's abilities are unknown; set it to what your terminal is, such as"
        + " TERM=xterm-256color"
    case .unknown(let term):
      "TERM is '\(term)', which the terminal database does not know; set it to what your terminal is, such as"
        + " TERM=xterm-256color"
    case .unsuitable(let term):
      "TERM is '\(term)', a terminal that cannot place the cursor; set it to what your terminal is, such as"
        + " TERM=xterm-256color"
    case .noPipe(let reason): "no pipe for events: \(reason)"
    }
  }
}
