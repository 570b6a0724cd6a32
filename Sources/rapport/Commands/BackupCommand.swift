import ArgumentParser
import Files
import Foundation
import TerminalUI

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the database while it is in use; the copy is one file, complete and consistent.",
    discussion: """
      The copy is looked through before it is there under its name, its pages, its references and every row's own sum: one of \
      a damaged database is refused. What is computed from the facts is left to 'rapport check'. A file that is there is \
      never overwritten. 'rapport restore FILE' brings it back.
      """)

  @Argument(
    help: ArgumentHelp("The file to make, for its owner's eyes only; - is standard output.", valueName: "file"),
    completion: .file())
  var file: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let target = try Complaint.filing { () throws(FileFailure) in try FileTarget(file, home: nil) }
    guard !target.isStandardOutput else { return try stream() }
    let copy = URL(fileURLWithPath: file).path
    try Surroundings(common).withStore(for: .reading) { place in try await place.store.backup(to: copy) }
    try Output.answer("copied to \(copy).") { try Output.line("Copied to \(Visible.line(copy))") }
  }

  private func stream() throws {
    guard !Output.isTerminal else {
      throw Complaint.complain("A database is nothing for a terminal: name a file.", Complaint.workFailed)
    }
    let folder = try Complaint.filing { () throws(FileFailure) in try ScratchFolder("copy") }
    defer { folder.remove() }
    let copy = "\(folder.path)/copy.db"
    try Surroundings(common).withStore(for: .reading) { place in try await place.store.backup(to: copy) }
    let bytes = try ByteStream(copy)
    while let piece = try bytes.next(1 << 20) { try Output.write(piece) }
  }
}
