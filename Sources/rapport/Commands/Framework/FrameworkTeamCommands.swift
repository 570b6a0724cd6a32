import ArgumentParser
import CustomerSuccess
import Foundation
import Framework
import SuccessStore
import TerminalUI

struct FrameworkExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the team's files of the database into a folder, each under its name.")

  @Argument(help: ArgumentHelp("The folder; it is made where there is none.", valueName: "folder"))
  var folder: String
  @OptionGroup var writing: WritingOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let files = try here.withOpenStore(for: .checking) { try await $0.answer(FrameworkFilesQuery()) }.map(\.file)
    guard !files.isEmpty else {
      throw Complaint.complain(
        "The database keeps no framework files; 'rapport framework show' prints what holds.", Complaint.workFailed)
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Complaint.complain("\(folder): no folder, and none can be made there", Complaint.workFailed)
    }
    // All of them are looked at before the first is written.
    let targets = try files.map { file in
      (file, try OutputFile("\(folder)/\(file.id.fileName)", writing, sparing: here.database))
    }
    for (file, target) in targets { try target.write(file.text) }
    let names = files.map(\.id.fileName).joined(separator: ", ")
    try Output.answer("wrote \(names).") { try Output.line("Wrote \(names) to \(Visible.line(folder))") }
  }
}

struct FrameworkRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Takes documents of the team out of the database: they are as shipped again.",
    discussion:
      "One entry of the log, which 'rapport undo' takes back. Without any left, everybody's own folder is followed again."
  )

  @Argument(
    help: "health, sla, calendars, training, improvement, contracts, journeys, outreach, programmes and others.")
  var names: [DocumentName]
  @OptionGroup var common: CommonOptions

  func run() throws {
    let here = try Surroundings(common)
    let (names, now, me) = (names.map(\.document), here.now, here.me)
    let entry = try here.withOpenStore(for: .writing) { store in
      let files = try await store.answer(FrameworkFilesQuery()).map(\.file)
      let edits = try FrameworkDocument.allCases.filter(names.contains).map { document in
        guard let file = files.first(where: { $0.id == document.id }) else {
          throw Refusal("The database keeps no \(document.fileName); nothing was changed.")
        }
        return FactEdit(before: .frameworkFile(file), after: nil)
      }
      let title = "remove \(edits.compactMap { $0.key?.words }.joined(separator: ", ")) from the rules"
      return try await store.commit(edits, title: title, by: me, at: now)
    }
    try Output.answer("\(entry.title), entry \(entry.id).") {
      try Output.line("\(entry.title) · entry \(entry.id)")
    }
  }
}
