import ArgumentParser
import ConsoleApp
import CursesTerminal
import Files
import Foundation
import Framework
import SuccessStore

struct FrameworkEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Opens a document in $EDITOR, and puts what was saved in place once it can be read.",
    discussion: """
      It begins with all values that hold and their comments. The team's file is the database's: what is saved is applied as one entry
      of the log. Without one, the file is that of the configuration folder. What cannot be read is not put in place: the editor opens on it
      again, or it is kept where the complaint says. Afterwards it says what is different from the shipped document, and which
      figures move.
      """)

  @Argument(
    help: "health, sla, calendars, training, improvement, contracts, journeys, outreach, programmes and others.")
  var name: DocumentName
  @OptionGroup var common: CommonOptions

  private var document: FrameworkDocument { name.document }

  func run() throws {
    let here = try Surroundings(common)
    let applied = try here.appliedFiles()
    var folder = here.framework
    folder.team = applied.map(\.file)
    let begun = try beginning(in: folder)
    var text = begun
    while true {
      text = try ArticleEditor.edited(text, without: words(in: folder))
      guard text != begun else { return try Output.line("Nothing was changed, so nothing was written.") }
      var tried = folder
      tried.tried[document] = .init(file: document.fileName, text: text)
      do {
        let report = try FrameworkReport(tried, [document])
        try applied.isEmpty ? put(text, in: folder) : apply(text, over: applied, here)
        return try Output.report(report, as: .text)
      } catch let complaint as Complaint where complaint.code == Complaint.inputIsWrong {
        guard askAgain(complaint) else { throw kept(text, complaint) }
      }
    }
  }

  /// What to do where no editor can be opened.
  private func words(in folder: FrameworkFolder) -> String {
    """
    The editor needs a terminal. Write the file itself, \(folder.file(of: document)): 'rapport framework show \(document.rawValue)' \
    prints what holds, 'rapport framework check' says whether it can be read.
    """
  }

  /// What holds; one's own text as it is, where it cannot be read: it is to be mended.
  private func beginning(in folder: FrameworkFolder) throws -> String {
    do { return try folder.text(of: document) } catch let complaint as Complaint {
      guard complaint.code == Complaint.inputIsWrong, let own = try folder.own(document) else { throw complaint }
      return own.text
    }
  }

  private func put(_ text: String, in folder: FrameworkFolder) throws {
    let file = folder.file(of: document)
    try FileManager.default.createDirectory(at: folder.folder, withIntermediateDirectories: true)
    try Complaint.filing { () throws(FileFailure) in
      let new = try NewFile(for: file)
      try new.write(text.hasSuffix("\n") ? text : text + "\n")
      _ = try new.finish(replaces: true)
    }
    try Output.line("Wrote \(file). Consoles that are open say so and go on with the rules they began with.")
  }

  /// The team's rules are the database's.
  private func apply(_ text: String, over team: [AppliedFile], _ here: Surroundings) throws {
    let draft = FrameworkDraft(text: text, of: document)
    let (now, me) = (here.now, here.me)
    let entry = try here.withOpenStore(for: .writing) { store in
      try await store.apply(try here.planDraft(draft, over: team), over: team, by: me, at: now)
    }
    try Output.line(
      "\(entry.title) · entry \(entry.id). Everybody who works with this database goes by it from now on.")
  }

  private func askAgain(_ complaint: Complaint) -> Bool {
    complaint.say()
    Complaint.note("Enter opens the editor again; q gives up.")
    guard let answer = readLine() else { return false }
    return !answer.lowercased().hasPrefix("q")
  }

  private func kept(_ text: String, _ complaint: Complaint) -> Complaint {
    let name =
      "\(FileManager.default.temporaryDirectory.path)/\(document.rawValue)-\(UInt32.random(in: 0...UInt32.max)).yaml"
    do throws(FileFailure) {
      let file = try NewFile(for: name)
      try file.write(text)
      _ = try file.finish()
      return Complaint.complain("Nothing was put in place; what was written is kept in \(name).", complaint.code)
    } catch {
      return Complaint.complain("Nothing was put in place. \(error.words).", complaint.code)
    }
  }
}
