import CustomerSuccess
import Foundation
import Testing

/// Sessions, teams and reports of training as commands.
@Suite struct TrainingCommandTests {
  private static let path = "executiveTraining"
  private static let module = "executiveTraining/strategic-value-and-roi"

  private static let learners: [Fact] = [
    .learner(Learner(id: "LRN-1", customer: "CUST-001", name: "Ada", email: "ada@acme.example", role: "Admin")),
    .learner(Learner(id: "LRN-2", customer: "CUST-001", name: "Bo", role: "User")),
    .learner(Learner(id: "LRN-3", customer: "CUST-002", name: "Cy", role: "User")),
    .enrolment(Enrolment(learner: "LRN-1", path: "executiveTraining", enrolled: LocalDate(day: 20_700))),
    .session(
      TrainingSession(
        id: "SES-4", path: "executiveTraining", module: "strategic-value-and-roi", at: SmallPortfolio.moment - 7200,
        zone: "Europe/Berlin", minutes: 90, seats: 1)),
  ]

  private struct Change: Decodable {
    var title: String
    var added: [String]
    var facts: [Row]
    struct Row: Decodable { var fact: String; var values: [String: String] }

    func row(_ kind: String) -> [String: String]? { facts.first { $0.fact.hasPrefix(kind) }?.values }
  }

  private struct Report: Decodable {
    var trainingPrograms: [String: Path]
    var sessions: [Session]
    var teams: [String: [Team]]
    var skills: [Skill]
    var grid: Grid?
    var analytics: Analytics
    var content: [Content]
    struct Path: Decodable { var enrolled: Int; var modulesCompleted: Int }
    struct Session: Decodable {
      var id: String; var date: String; var taken: Int; var attended: Int; var rating: Double?
    }
    struct Team: Decodable { var key: String; var enrolled: Int }
    struct Skill: Decodable { var module: String; var have: Int; var enrolled: Int }
    struct Grid: Decodable { var customer: String; var modules: [String]; var people: [Person] }
    struct Person: Decodable { var learner: String; var cells: [String: Cell] }
    struct Cell: Decodable { var state: String; var satisfied: Bool; var minutes: Int; var since: String }
    struct Analytics: Decodable { var beside: Beside; var satisfaction: Satisfaction }
    struct Beside: Decodable { var caveat: String; var customers: Int }
    struct Satisfaction: Decodable { var mean: Double?; var n: Int }
    struct Content: Decodable { var title: String; var stale: Bool; var freshUntil: String }
  }

  @Test func aSessionIsPlannedOnTheClocksOfItsZone() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.learners)
    let change = try portfolio.json(
      Change.self, "session", "new", Self.module, "--at", "2026-12-03 14:00", "--zone", "Europe/Berlin", "--minutes",
      "90", "--seats", "12", "--trainer", "none")
    #expect(change.added == ["SES-5"])
    let values = try #require(change.row("session SES-5"))
    #expect(values["at"] == "2026-12-03T13:00:00Z" && values["zone"] == "Europe/Berlin" && values["seats"] == "12")
    let report = try portfolio.json(Report.self, "report", "training")
    #expect(report.sessions.map(\.id) == ["SES-5", "SES-4"] && report.sessions[0].date == "2026-12-03")
    #expect(try portfolio.run("undo").status == 0)
    #expect(try portfolio.json(Report.self, "report", "training").sessions.map(\.id) == ["SES-4"])
  }

  /// 72 of 90 minutes are enough, as of the session's end; 71 are not.
  @Test(arguments: [(72, "completed"), (71, "inProgress")])
  func whoWasThereLongEnoughHasCompletedTheModule(_ minutes: Int, _ state: String) async throws {
    let portfolio = try await SmallPortfolio(extra: Self.learners)
    let change = try portfolio.json(
      Change.self, "session", "attend", "SES-4", "LRN-1", "--minutes", "\(minutes)", "--rating", "4")
    let progress = try #require(change.row("module progress"))
    #expect(progress["state"] == state && progress["minutes"] == "\(minutes)")
    let report = try portfolio.json(Report.self, "report", "training", "--customer", "CUST-001")
    let cell = try #require(report.grid?.people.first { $0.learner == "LRN-1" }?.cells[Self.module])
    #expect(cell.state == state && cell.satisfied == (state == "completed") && cell.minutes == minutes)
    #expect(report.trainingPrograms[Self.path]?.modulesCompleted == (state == "completed" ? 1 : 0))
    #expect(report.sessions.first?.rating == 4 && report.analytics.satisfaction.n == 1)
    let undone = try portfolio.run("undo")
    #expect(undone.status == 0)
    let before = try portfolio.json(Report.self, "report", "training", "--customer", "CUST-001")
    #expect(before.grid?.people.first { $0.learner == "LRN-1" }?.cells.isEmpty == true)
    #expect(before.sessions.first?.taken == 0)
  }

  /// Seats are not given twice; who did not come leaves theirs to others.
  @Test func seatsAreNotOverbooked() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.learners)
    #expect(try portfolio.run("session", "attend", "SES-4", "LRN-1").status == 0)
    let full = try portfolio.run("session", "attend", "SES-4", "LRN-2")
    #expect(full.status == 1 && full.errors.contains("all 1 seats are taken"), "\(full.errors)")
    #expect(try portfolio.run("session", "attend", "SES-4", "LRN-1", "--minutes", "0").status == 0)
    #expect(try portfolio.run("session", "attend", "SES-4", "LRN-2").status == 0)
    let late = try portfolio.run("session", "book", "SES-4", "LRN-3")
    #expect(late.status == 1 && late.errors.contains("is over"), "\(late.errors)")
    let long = try portfolio.run("session", "attend", "SES-4", "LRN-2", "--minutes", "91")
    #expect(long.status == 1 && long.errors.contains("lasts 90 minutes"), "\(long.errors)")
    let follow = try portfolio.json(Change.self, "session", "follow-up", "SES-4", "--due", "7d")
    #expect(follow.row("action item")?["customer"] == "CUST-001")
  }

  @Test func aFiltersPeopleAreEnrolledAndWhoIsInIsSaid() async throws {
    struct Enrolled: Decodable { var entry: Int?; var enrolled: [String]; var already: [String] }
    let portfolio = try await SmallPortfolio(extra: Self.learners)
    let answer = try portfolio.json(
      Enrolled.self, "learner", "enrol", Self.path, "--filter", "owner:dana", "--due", "2026-12-31")
    #expect(answer.enrolled == ["LRN-2", "LRN-3"] && answer.already == ["LRN-1"] && answer.entry != nil)
    let again = try portfolio.json(Enrolled.self, "learner", "enrol", Self.path, "--filter", "owner:dana")
    #expect(again.enrolled == [] && again.already.count == 3 && again.entry == nil)
    #expect(try portfolio.run("undo").status == 0)
    #expect(try portfolio.json(Report.self, "report", "training").trainingPrograms[Self.path]?.enrolled == 1)
    #expect(try portfolio.run("learner", "enrol", Self.path, "--filter", "owner:nobody").status == 1)
    #expect(try portfolio.run("learner", "enrol-team", "CUST-001", Self.path).status == 0)
    #expect(try portfolio.json(Report.self, "report", "training").trainingPrograms[Self.path]?.enrolled == 2)
  }

  @Test func theReportSaysWhoWhatAndHowWell() async throws {
    let portfolio = try await SmallPortfolio(extra: Self.learners)
    let report = try portfolio.json(Report.self, "report", "training")
    #expect(report.grid == nil && report.teams["customer"]?.map(\.key) == ["CUST-001"])
    #expect(Set(report.teams.keys) == ["customer", "owner", "tier", "industry", "size", "role"])
    #expect(report.skills.count == 27 && report.skills[0].enrolled == 1 && report.skills[0].have == 0)
    #expect(report.analytics.beside.customers == 0 && !report.analytics.beside.caveat.isEmpty)
    #expect(report.content.contains { $0.stale } && report.content.contains { !$0.stale })
    let text = try portfolio.run("report", "training", "--customer", "acme")
    #expect(text.status == 0 && text.output.contains("People by modules · CUST-001"), "\(text.errors)")
    for form in ["csv", "markdown"] { #expect(try portfolio.run("report", "training", "--format", form).status == 0) }
  }

  @Test func aCertificateIsHandedOver() async throws {
    let certificate = Certificate(
      id: "CRT-7", learner: "LRN-1", path: "executiveTraining", issued: LocalDate(day: 20_700),
      expires: LocalDate(day: 21_064))
    let portfolio = try await SmallPortfolio(extra: Self.learners + [.certificate(certificate)])
    let file = portfolio.folder.appending(path: "c.svg").path
    #expect(try portfolio.run("learner", "certificate", "7", "--out", file).status == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Acme Healthcare Inc."))
    let text = try portfolio.run("learner", "certificate", "CRT-7", "--format", "markdown")
    #expect(text.output.hasPrefix("# Certificate of completion") && text.status == 0)
    #expect(try portfolio.run("learner", "certificate", "CRT-9").status == 1)
  }

  /// By the certificate's id, its number, or the learner's; one entry, which one undo takes back.
  @Test(arguments: ["CRT-7", "7", "LRN-1", "1"])
  func aCertificateIsRenewed(_ word: String) async throws {
    let today = LocalDate(day: SmallPortfolio.moment.seconds / 86_400)
    let path = try #require(try SmallPortfolio.rulebook().training[PathID(Self.path)])
    let done = path.modules.map { module in
      Fact.progress(
        ModuleProgress(
          learner: "LRN-1", path: path.id, module: module.id, state: .completed, at: SmallPortfolio.moment - 9000))
    }
    let certificate = Certificate(
      id: "CRT-7", learner: "LRN-1", path: path.id, issued: today - 354, expires: today + 10)
    let portfolio = try await SmallPortfolio(extra: Self.learners + done + [.certificate(certificate)])
    let early = try portfolio.run("certificate", "renew", word, now: "2026-11-02T09:00:00Z")
    #expect(early.status == 1 && early.errors.contains("it can be renewed from 2026-11-03 on"), "\(early.errors)")
    let wrong = try portfolio.run("certificate", "renew", word, "--path", "technicalTraining")
    #expect(wrong.status != 0 && wrong.errors.contains("echnical"), "\(wrong.errors)")
    let change = try portfolio.json(Change.self, "certificate", "renew", word)
    let values = try #require(change.row("certificate"))
    #expect(values["learner"] == "LRN-1" && values["issued"] == "2026-11-23" && values["expires"] == "2027-11-22")
    #expect(change.title.contains("certificate of LRN-1 Ada") && change.added.count == 1)
    let again = try portfolio.run("certificate", "renew", word)
    #expect(again.status == 1 && again.errors.contains("valid until 2027-11-22"), "\(again.errors)")
    #expect(try portfolio.run("undo").status == 0)
    #expect(try portfolio.run("certificate", "renew", word).status == 0)
  }

  @Test func statementsAreKnownByTheirShapeAndByTheKind() async throws {
    struct Answer: Decodable {
      var files: [File]
      struct File: Decodable { var kind: String; var rows: Int; var used: Int; var leftOut: [Left] }
      struct Left: Decodable { var reason: String }
    }
    let portfolio = try await SmallPortfolio(extra: Self.learners)
    let file = portfolio.folder.appending(path: "x.json")
    let statements = [("a", "ada"), ("b", "who")].map { id, name in
      #"{"id":"\#(id)","actor":{"mbox":"mailto:\#(name)@acme.example"},"verb":{"id":"http://adlnet.gov/expapi/verbs/passed"},"#
        + #""object":{"id":"https://x/strategic-value-and-roi"},"timestamp":"2026-11-01T10:00:00Z"}"#
    }
    try #"{"statements":[\#(statements.joined(separator: ","))],"more":""}"#.write(
      to: file, atomically: true, encoding: .utf8)
    for words in [["--dry-run"], ["--kind", "xapi"]] {
      let run = try RunningBinary(
        ["import", file.path, "--format", "json", "--db", portfolio.database.path, "--now", SmallPortfolio.now] + words)
      #expect(run.status == 2, "\(run.errors)")
      let answer = try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
      #expect(answer.files.map(\.kind) == ["xapi"] && answer.files[0].rows == 2 && answer.files[0].used == 1)
      #expect(answer.files[0].leftOut.map(\.reason).allSatisfy { $0.contains("who@acme.example") })
    }
    let progress = try portfolio.run("export", "progress", "--format", "json")
    #expect(progress.output.contains("\"state\":\"completed\""), "\(progress.output)")
  }
}
