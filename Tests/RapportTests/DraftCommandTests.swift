import ConsoleApp
import CustomerSuccess
import Files
import Foundation
import Testing

@testable import rapport

/// Drafts beside a database: written whole, for their owner's eyes, listed and thrown away on request.
@Suite struct DraftCommandTests {
  private func draft(_ text: String, on id: TicketID = "T-1", by author: String = "tester", minute: Int = 0) -> Draft {
    Draft(
      verb: .respond, targets: [.ticket(id)], title: "\(id) Sync fails", values: ["text": text, "then": "open"],
      author: author, at: SmallPortfolio.moment + minute * 60)
  }

  @Test func whatIsKeptIsReadBackAsItWas() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = DraftFolder(beside: portfolio.database)
    #expect(folder.all().isEmpty && folder.stamp.isEmpty)
    #expect(folder.keep(draft("one\ntwo „ü“")) == nil)
    #expect(folder.keep(draft("one\ntwo „ü“ and more")) == nil)
    #expect(folder.keep(draft("Other", on: "T-2", minute: 1)) == nil)
    #expect(folder.all().map(\.values) == [draft("Other").values, draft("one\ntwo „ü“ and more").values])
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.folder.path)
    #expect(files.count == 2, "the same form's draft takes the place of the one before: \(files)")
    for path in [folder.folder.path] + files.map({ folder.folder.appending(path: $0).path }) {
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode.map { $0 & 0o077 } == 0, "\(path)")
    }
    #expect(folder.drop(draft("").key) == nil && folder.drop(draft("").key) == nil)
    #expect(folder.all().count == 1)
  }

  @Test func aFolderThatCannotBeMadeIsSaid() {
    let folder = DraftFolder(beside: URL(fileURLWithPath: "/dev/null/rapport.db"))
    #expect(folder.keep(draft("x"))?.contains("stands only on the screen") == true)
  }

  @Test func draftsAreListedAndThrownAwayWhenThatIsMeant() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = DraftFolder(beside: portfolio.database)
    for draft in [
      draft("Hello\nthere", by: "ana"), draft("Bye", on: "T-2", by: "ana", minute: 1), draft("x", by: "ben"),
    ] {
      #expect(folder.keep(draft) == nil)
    }
    struct Row: Decodable {
      var number: Int
      var verb: String
      var targets: String
      var text: String
    }
    let rows = try portfolio.json([Row].self, "drafts", "--as", "ana")
    #expect(rows.map(\.targets) == ["T-2", "T-1"] && rows.map(\.verb) == ["respond", "respond"])
    #expect(rows[1].text.contains("text: Hello\nthere"))
    #expect(try portfolio.run("drafts", "--as", "ana").output.contains("Hello"))
    let none = try portfolio.run("drafts", "--as", "zoe")
    #expect(none.status == 0 && none.errors.contains("Drafts of others: ana, ben. --as NAME lists theirs."))
    #expect(try portfolio.run("drafts", "--as", "ana", "--discard", "1").status == 64)
    #expect(try portfolio.run("drafts", "--as", "ana", "--discard", "3", "--yes").status == 1)
    #expect(try portfolio.run("drafts", "--as", "ana", "--discard", "1", "--yes").status == 0)
    #expect(folder.all().map(\.author).sorted() == ["ana", "ben"])
  }

  // MARK: Whose they are

  /// Two consoles of one person, in the same form.
  private func consoles(_ portfolio: borrowing SmallPortfolio) -> (DraftFolder, DraftFolder) {
    (DraftFolder(beside: portfolio.database, console: "a"), DraftFolder(beside: portfolio.database, console: "b"))
  }

  @Test func eachConsoleKeepsItsOwnAndTakesUpWhatIsNobodysAnyMore() async throws {
    let portfolio = try await SmallPortfolio()
    let (first, second) = consoles(portfolio)
    var held: HeldFile? = try first.hold()
    var (mine, theirs) = (draft("mine"), draft("theirs", minute: 1))
    (mine.console, theirs.console) = ("a", "b")
    #expect(first.keep(mine) == nil && second.keep(theirs) == nil)
    #expect(first.offered.map(\.values) == [theirs.values, mine.values], "b has not said that it lives")
    let other = try second.hold()
    #expect(first.offered.map(\.values) == [mine.values] && second.offered.map(\.values) == [theirs.values])
    let before = second.stamp
    held = nil
    #expect(held == nil && second.stamp != before, "that a console is gone is news")
    #expect(second.offered.map(\.values) == [theirs.values, mine.values])
    #expect(first.all().count == 2 && HeldFile.isHeld(other.path))
  }

  @Test func whatTheDeadHeldIsSwept() async throws {
    let portfolio = try await SmallPortfolio()
    let (first, second) = consoles(portfolio)
    let held = try first.hold()
    let left = first.folder.appending(path: "console-dead").path
    #expect(FileManager.default.createFile(atPath: left, contents: nil))
    let other = try second.hold()
    #expect(!FileManager.default.fileExists(atPath: left))
    #expect([held, other].allSatisfy { HeldFile.isHeld($0.path) })
  }

  // MARK: With an editor

  private func request(_ text: String) -> EditRequest {
    var draft = draft(text)
    draft.console = "a"
    return EditRequest(draft, field: "text")
  }

  /// What an editor does, and how the text reads in the form then; nil where it stays.
  @Test(arguments: [
    ("printf 'after\\n' >", "after"), ("true", "before"), ("false", nil), ("sh -c 'printf x > $1; exit 1' sh", nil),
    ("sh -c 'printf saved > $1; kill -9 $$' sh", "saved"), ("sh -c 'printf saved > $1.save; exit 1' sh", "saved"),
  ])
  func whatAnEditorLeavesIsInTheForm(_ editor: String, _ expected: String?) async throws {
    let portfolio = try await SmallPortfolio()
    let folder = DraftFolder(beside: portfolio.database, console: "a")
    let text: String? =
      switch folder.edit(request("before"), by: Editor(environment: ["EDITOR": editor])) {
      case .success(let text): text
      case .failure(let failure): failure.left
      }
    #expect(text == expected)
    // It is a draft at once: the console may not live to put it into its form.
    #expect(folder.all().map { $0.values["text"] } == (expected == nil || expected == "before" ? [] : [expected]))
    #expect(folder.left == [] && folder.edited.isEmpty)
  }

  @Test func whatOnlyTheEditorCanReadStaysAndIsTold() async throws {
    let portfolio = try await SmallPortfolio()
    let folder = DraftFolder(beside: portfolio.database, console: "a")
    let result = folder.edit(
      request("before"), by: Editor(environment: ["EDITOR": "sh -c 'printf x > ${1%/*}/.text.md.swp; exit 1' sh"]))
    guard case .failure(let failure) = result else { return #expect(Bool(false), "\(result)") }
    let kept = try #require(folder.left.first)
    #expect(failure.words.hasSuffix("the text is as it was, what it wrote is in \(kept)"))
    #expect(FileManager.default.fileExists(atPath: kept + "/.text.md.swp"))
    #expect(try portfolio.run("drafts").errors.contains("What an editor that was cut off left for itself: \(kept)"))
  }

  @Test(arguments: [(1, true), (3, false)]) func whatNobodySavedInIsSweptAfterADay(_ days: Int, _ stays: Bool)
    async throws
  {
    let portfolio = try await SmallPortfolio()
    let (first, second) = consoles(portfolio)
    let edited = try first.begin(request("before"))
    let date = Date(timeIntervalSinceNow: -86_400 * Double(days) + 3600)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: edited.folder)
    let held = try second.hold()
    #expect(FileManager.default.fileExists(atPath: edited.folder) == stays && HeldFile.isHeld(held.path))
  }

  /// The console ends first: the form's name was written before the editor began.
  @Test func whatIsSavedWhenTheConsoleIsGoneIsADraft() async throws {
    let portfolio = try await SmallPortfolio()
    let (first, second) = consoles(portfolio)
    let edited = try first.begin(request("before"))
    #expect(second.offered.isEmpty, "nothing was saved yet")
    let before = second.stamp
    try Data("before and after\n".utf8).write(to: URL(fileURLWithPath: edited.file.path))
    #expect(second.stamp != before)
    let draft = try #require(second.offered.first)
    #expect(draft.values == ["text": "before and after", "then": "open"] && draft.key == request("").draft.key)
    #expect(try portfolio.run("drafts", "--as", "tester").output.contains("before and after"))
    #expect(second.drop(draft.key) == nil && second.all().isEmpty)
  }
}
