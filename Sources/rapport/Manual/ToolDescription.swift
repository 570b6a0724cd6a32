import ArgumentParser
import Foundation

/// What the parser says of its own commands: the same declarations that read a call make the manual.
struct ToolDescription: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var subcommands: [Command]?
    var arguments: [Argument]?
    var shouldDisplay: Bool?
  }

  struct Argument: Decodable {
    var kind: String
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var discussion: String?
    var defaultValue: String?
    var allValues: [String]?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool?
  }

  struct Name: Decodable {
    var kind: String
    var name: String
  }

  static func ofRapport() throws -> ToolDescription {
    try JSONDecoder().decode(ToolDescription.self, from: Data(Rapport._dumpHelp().utf8))
  }
}

extension ToolDescription.Command {
  var visibleSubcommands: [ToolDescription.Command] {
    (subcommands ?? []).filter { $0.shouldDisplay ?? true && $0.commandName != "help" }
  }

  /// Those of its own: help and version are everywhere.
  var ownArguments: [ToolDescription.Argument] {
    (arguments ?? []).filter { argument in
      argument.shouldDisplay ?? true && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }
}

extension ToolDescription.Argument {
  /// What tells it from others: of one name and with one meaning, it is the same in any command.
  var key: String { "\(kind) \(names?.map(\.name).joined(separator: ",") ?? valueName ?? "") \(abstract ?? "")" }

  /// `id…`, and with what comes after them, which is one argument with them: `id… text`.
  var values: String {
    let name = valueName ?? "value"
    // As the help has it between its own brackets.
    let several = name.replacing("> … <", with: "… ").replacing("> <", with: " ")
    return isRepeating && several == name ? name + "…" : several
  }

  var spellings: [String] { (names ?? []).map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" } }
}
