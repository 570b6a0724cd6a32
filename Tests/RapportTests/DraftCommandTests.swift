import ConsoleApp
import CustomerSuccess
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
}
