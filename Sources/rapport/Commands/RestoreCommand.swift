import ArgumentParser
import CustomerSuccess
import Foundation
import SQLiteEngine
import TerminalUI

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts a backup in the place of the database, whatever state that one is in.",
    discussion: """
      The backup is looked through first: a damaged one is refused, and so is one of which single rows are not as they were \
      written; --force brings those back with the others. What was there is kept beside it with its log, as \
      FILE.before-restore. Nobody may have the database open meanwhile.

      A copy put there by hand may lie beside the log of the database before it; both together are neither. Given the \
      database itself, restore takes it as it is and moves that log aside.
      """)

  @Argument(help: ArgumentHelp("The backup, or the database itself.", valueName: "file"), completion: .file())
  var file: String
  @Flag(help: "Also from a backup of which rows are not as they were written.") var force = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let path = try Surroundings(common).database.path
    let backup = URL(fileURLWithPath: file).path
    let restored = try SQLiteEngine.restore(backup, to: path, takesChanged: force)
    let count = restored.customers == 1 ? "1 customer" : "\(restored.customers) customers"
    var lines = ["Restored \(path) from \(backup): \(count)"]
    if let former = restored.former { lines.append("What was there is kept as \(former)") }
    if let log = restored.formerLog { lines.append("The log that lay beside it is kept as \(log)") }
    lines += restored.changed.map { "Of what was brought back \($0) A sounder backup would be better." }
    let text = lines.joined(separator: "\n")
    try Output.answer(text) { try Output.line(Visible.lines(text)) }
  }
}
