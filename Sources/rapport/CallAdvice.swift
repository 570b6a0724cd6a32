import CustomerSuccess

/// What the parser says of a wrong call, with the options that are likely meant in place of those that happen to be written alike.
enum CallAdvice {
  /// Options that every command has: nobody means them by a word that is none.
  private static let common: Set<String> = [
    "--db", "--config", "--as", "--as-of", "--now", "--format", "--raw-csv", "--once", "--help", "--version",
  ]

  static func mended(_ message: String) -> String {
    let own = options(of: message)
    var lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first else { return message }
    let valued = own.filter { $0.value != nil }
    if first.contains("Unexpected argument"), !valued.isEmpty {
      lines[0] = first + ". Values stand behind options: \(valued.map(\.shown).joined(separator: ", "))"
    } else if let match = first.firstMatch(of: /Unknown option '(--[^']+)'\. Did you mean '(--[^']+)'\?/) {
      lines[0] = "Error: Unknown option '\(match.1)'" + advice(for: String(match.1), guess: String(match.2), among: own)
    }
    return lines.joined(separator: "\n")
  }

  /// A guess that shares less than half of its letters with what was written is none.
  private static func advice(for written: String, guess: String, among own: [Option]) -> String {
    let letters = written.dropFirst(2).count
    if editDistance(written, guess) * 2 <= letters { return ". Did you mean '\(guess)'?" }
    if own.isEmpty { return ". It is told by words alone, as shown below" }
    return ". There are \(own.map(\.shown).joined(separator: ", "))"
  }

  private struct Option {
    var name: String
    /// Nil where it stands alone.
    var value: String?
    var shown: String { name + (value.map { " <\($0)>" } ?? "") }
  }

  /// The command's own, as its usage has them.
  private static func options(of message: String) -> [Option] {
    guard let usage = message.range(of: "Usage:") else { return [] }
    let words = message[usage.upperBound...].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var found: [Option] = []
    for match in words.matches(of: /(--[a-z][a-z-]*)(?: <([^>]+)>)?/) {
      let name = String(match.1)
      guard !common.contains(name), !found.contains(where: { $0.name == name }) else { continue }
      found.append(Option(name: name, value: match.2.map(String.init)))
    }
    return found
  }
}
