import ArgumentParser
import ConsoleApp
import TerminalUI

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The keys of the console, by the place they hold in.")

  func run() throws {
    for section in KeySection.all {
      try Output.line(section.title)
      for command in section.commands {
        let keys = command.keys.map(\.name).joined(separator: " ")
        let gap = String(repeating: " ", count: max(1, 26 - keys.count))
        try Output.line("  \(keys)\(gap)\(command.title)")
      }
      try Output.line("")
    }
  }
}
