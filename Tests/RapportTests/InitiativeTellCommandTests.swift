import CustomerSuccess
import Foundation
import Testing

/// `initiative tell` by the real binary.
@Suite struct InitiativeTellCommandTests {
  private struct Report: Decodable {
    var entry: Int?
    var initiative: String
    var told: [Told]
    var already: [String]
    struct Told: Decodable {
      var customer, name: String
      var contact, message, state, why: String?
    }
  }

  private static let facts: [Fact] = {
    let moment = SmallPortfolio.moment
    func survey(_ number: Int, _ customer: CustomerID, _ words: String) -> Fact {
      .survey(
        SurveyResponse(
          id: SurveyResponseID("SUR-\(number)"), customer: customer, kind: .nps, score: 6, at: moment - number * 3600,
          comment: words))
    }
    var quiet = Contact(id: "CON-92", customer: "CUST-002", name: "Bo Lind", email: "bo@example.com", isPrimary: true)
    quiet.isUnsubscribed = true
    return [
      .initiative(
        Initiative(
          id: "INI-1", title: "Search within a second", status: .done, since: moment - 900, impact: 5, effort: 2,
          origin: .theme("performance"), author: "dana", created: moment - 900, changed: moment - 900)),
      .contact(
        Contact(id: "CON-91", customer: "CUST-001", name: "Ana Ruiz", email: "ana@example.com", isPrimary: true)),
      .contact(quiet), survey(91, "CUST-001", "Search is slow."), survey(92, "CUST-001", "Still so slow."),
      survey(93, "CUST-002", "Loading takes forever."), survey(94, "CUST-003", "The invoice was right."),
    ]
  }()

  @Test func eachWhoAskedIsToldOnceAndOneUndoTakesItBack() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let dry = try portfolio.json(Report.self, "initiative", "tell", "INI-1", "--dry-run")
    #expect(dry.entry == nil && dry.told.map(\.customer) == ["CUST-001", "CUST-002"])
    #expect(dry.told.allSatisfy { $0.message == nil } && dry.told.map(\.state) == ["drafted", "held"])
    #expect(dry.told.last?.why?.contains("wants no messages") == true)
    #expect(try portfolio.run("initiative", "tell", "INI-1", "--dry-run").output.contains("wants no messages"))
    #expect(dry.told.first?.contact == "CON-91")
    let done = try portfolio.json(Report.self, "initiative", "tell", "1")
    #expect(done.entry != nil && done.told.map(\.customer) == ["CUST-001", "CUST-002"])
    #expect(done.told.map(\.state) == ["drafted", "held"])
    #expect(done.told.last?.why?.contains("wants no messages") == true)
    let message = try #require(done.told.first?.message)
    let text = try portfolio.run("outreach", "show", message).output
    #expect(text.contains("Search within a second") && text.contains("It is done."), "\(text)")
    let again = try portfolio.run("initiative", "tell", "INI-1")
    #expect(again.status == 1 && again.errors.contains("have been told"), "\(again.errors)")
    let dryAgain = try portfolio.json(Report.self, "initiative", "tell", "INI-1", "--dry-run")
    #expect(dryAgain.told.isEmpty && dryAgain.already == ["CUST-001", "CUST-002"])
    #expect(try portfolio.run("undo").status == 0)
    #expect(try portfolio.json(Report.self, "initiative", "tell", "INI-1", "--dry-run").told.count == 2)
  }

  @Test func whatIsNotThereIsSaid() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.facts)
    let run = try portfolio.run("initiative", "tell", "INI-9")
    #expect(run.status == 1 && run.errors.contains("There is no initiative 'INI-9'"))
  }
}
