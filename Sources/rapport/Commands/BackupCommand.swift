import ArgumentParser
import Foundation
import TerminalUI

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the database while it is in use; the copy is one file, complete and consistent.",
    discussion: "A file that is there is never overwritten.")

  @Argument(help: ArgumentHelp("The file to make, for its owner's eyes only.", valueName: "file"), completion: .file())
  var file: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let copy = URL(fileURLWithPath: file).path
    try Surroundings(common).withStore(for: .reading) { place in try await place.store.backup(to: copy) }
    try Output.line("Copied to \(Visible.line(copy))")
  }
}
