import ArgumentParser
import CustomerSuccess

/// A word that stands where a command's name is expected and is none: the parser hands it to the command that is meant without a name.
struct UnknownCommand {
  private let word: String
  /// What it stands behind, from `rapport` on.
  private let path: [String]
  private let known: [String]

  /// Nil where every word in such a place is a command.
  init?(in words: some Sequence<String>) {
    var (path, commands) = ([Rapport._commandName], Rapport.configuration.subcommands)
    for word in words {
      guard !word.hasPrefix("-"), word != "help", !commands.isEmpty else { return nil }
      let known = commands.flatMap { [$0._commandName] + $0.configuration.aliases }
      guard let next = commands.first(where: { ([$0._commandName] + $0.configuration.aliases).contains(word) }) else {
        (self.word, self.path, self.known) = (word, path, known)
        return
      }
      path.append(word)
      commands = next.configuration.subcommands
    }
    return nil
  }

  var complaint: Complaint {
    let call = path.joined(separator: " ")
    let near = nearestName(to: word, among: known).map { " The nearest is '\(call) \($0)'." } ?? ""
    return Complaint(
      words: "Error: There is no command '\(call) \(word)'.\(near)\n  See '\(call) --help' for all of them.",
      code: .validationFailure)
  }
}
