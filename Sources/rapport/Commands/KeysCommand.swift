import ArgumentParser
import ConsoleApp
import TerminalUI

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The keys of the console in force here, by the place they hold in.",
    discussion: "The names are those by which the configuration's section 'keys' gives a command other keys.")

  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let sections = KeySection.all(in: try Surroundings(common).configuration.keyMap)
    switch format.format {
    case .json: try Output.line(JSONText.of(sections.flatMap(KeyLine.lines)))
    case .csv(let raw):
      let rows = sections.flatMap(KeyLine.lines).map {
        [$0.place, $0.command, $0.keys.joined(separator: " "), $0.title]
      }
      try Output.csv([["place", "command", "keys", "title"]] + rows, raw: raw)
    case .markdown:
      let rows = sections.flatMap(KeyLine.lines).map {
        [$0.place, $0.command, $0.keys.joined(separator: " "), $0.title]
      }
      try Output.write(Sheet(columns: ["Place", "Command", "Keys", "Title"].map { .words($0) }, rows: rows).markdown)
    case .text:
      for section in sections {
        try Output.line(section.title)
        for line in KeyLine.lines(section) { try Output.line(line.words) }
        try Output.line("")
      }
    }
  }
}

private struct KeyLine: Encodable {
  var place: String
  var command: String
  var keys: [String]
  var title: String

  static func lines(_ section: KeySection) -> [KeyLine] {
    section.commands.map {
      KeyLine(place: section.title, command: $0.id, keys: $0.keys.map(\.name), title: $0.title)
    }
  }

  var words: String {
    let keys = keys.joined(separator: " ")
    return "  \(padded(command, 24))\(padded(keys, 22))\(title)"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
