import ArgumentParser

/// What is wrong with a call, as words and an exit code, whether the parser finds it, a command that looks closer, or one that
/// runs already.
enum CallFault {
  /// `command` is the one that ran, nil while the call was read.
  static func complaint(_ error: any Error, in command: (any ParsableCommand.Type)?) -> Complaint {
    switch Thrown(error) {
    case .complaint(let complaint): complaint
    case .value: Complaint(words: PlainWords.spoken(Rapport.fullMessage(for: error)), code: Complaint.valueIsWrong)
    case .wrongCall(let message): Complaint(words: words(message, in: command), code: .validationFailure)
    case .parsers:
      UnknownCommand(in: CommandLine.arguments.dropFirst())?.complaint
        ?? Complaint(
          words: hint + CallAdvice.mended(Rapport.fullMessage(for: error)), code: Rapport.exitCode(for: error))
    }
  }

  /// For who writes an option before the command: without one, the console is meant, which is told no more words.
  private static var hint: String {
    let words = CommandLine.arguments.dropFirst()
    let commands = Rapport.commandNames
    guard words.first?.hasPrefix("-") == true, let command = words.first(where: commands.contains) else { return "" }
    return
      "Options stand behind the command: rapport \(command) … \(words.prefix { $0 != command }.joined(separator: " "))\n"
  }

  /// As the parser says it of what it finds itself.
  private static func words(_ message: String, in command: (any ParsableCommand.Type)?) -> String {
    let path = command.flatMap { names(of: $0, in: Rapport.self) } ?? [Rapport._commandName]
    let usage = Rapport.usageString(for: command ?? Rapport.self)
    return """
      Error: \(message)
      Usage: \(usage)
        See '\(path.joined(separator: " ")) --help' for more information.
      """
  }

  /// `rapport`, `article`, `edit`: what the command is called by.
  private static func names(
    of command: any ParsableCommand.Type, in parent: any ParsableCommand.Type
  ) -> [String]? {
    guard command != parent else { return [parent._commandName] }
    for inner in parent.configuration.subcommands {
      if let found = names(of: command, in: inner) { return [parent._commandName] + found }
    }
    return nil
  }

  /// The parser's errors are its own; which one it is, and what was thrown when a call was validated, is seen in what it is
  /// made of.
  private enum Thrown {
    case complaint(Complaint)
    case wrongCall(String)
    /// One that the parser could not read.
    case value
    case parsers

    init(_ error: any Error) {
      if let error = error as? ValidationError {
        self = .wrongCall(error.message)
        return
      }
      let fault = Mirror(reflecting: error).children.first { $0.label == "parserError" }
      switch fault.flatMap({ Mirror(reflecting: $0.value).children.first }) {
      case ("unableToParseValue", _)?: self = .value
      case (_, let complaint as Complaint)?: self = .complaint(complaint)
      default: self = .parsers
      }
    }
  }
}
