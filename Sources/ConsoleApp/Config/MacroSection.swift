import CustomerSuccess
import Framework

extension ConfigurationSection {
  static let macros = ConfigurationSection(
    name: "macros",
    help: "Names for lists of acts, done to what is chosen as one entry to undo. The palette offers them.",
    example: """
      macros:
        handover: [assign lee, priority high]
        chase: ['respond "We are waiting for your answer." pending']
      """
  ) { node, configuration throws(DocumentError) in
    for (name, value) in try node.entries() {
      guard Verb(rawValue: name) == nil, ConsoleAction(rawValue: name) == nil, !name.contains(" ") else {
        throw value.error("'\(name)' is no name for a macro, expected a word that is no command already")
      }
      var lines: [String] = []
      for item in try value.items("a list of acts") {
        let line = try item.text("an act")
        guard VerbLine(line) != nil else {
          throw item.error(
            "'\(line)' begins with no act, expected one of \(Verb.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        lines.append(line)
      }
      configuration.macros.append(Macro(name: name, lines: lines))
    }
  }
}
