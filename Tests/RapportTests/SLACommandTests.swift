import CustomerSuccess
import Foundation
import Testing

@Suite struct SLACommandTests {
  struct Answer: Decodable {
    var due: String?
    var closing: String?
    var calendar: String
    var targetSeconds: Int
    var ledger: [Line]
    var severity: String?
    var policy: String?
    var clocks: [String: Answer]?
    var state: String?
    var remainingSeconds: Int?
  }

  struct Line: Decodable {
    var kind: String
    var from: String
    var to: String
    var seconds: Int
    var text: String
  }

  private func answer(_ arguments: String...) throws -> Answer {
    let run = try RunningBinary(["sla", "--format", "json"] + arguments)
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  @Test func aBareTargetOnACalendar() throws {
    let answer = try answer(
      "--target", "480m", "--opened", "2026-03-06T23:45:00-05:00", "--calendar", "support-hours")
    #expect(answer.due == "2026-03-09T20:00:00Z" && answer.closing == answer.due)
    #expect(answer.calendar == "support-hours" && answer.targetSeconds == 28_800)
    #expect(answer.clocks == nil)
  }

  @Test func exactlyAtClosingBothTimesAreSaid() throws {
    let answer = try answer(
      "--target", "8h", "--opened", "2026-03-06T17:00:00Z", "--calendar", "support-hours", "--now",
      "2026-03-06T23:30:00Z")
    #expect(answer.due == "2026-03-09T12:00:00Z" && answer.closing == "2026-03-07T01:00:00Z")
    #expect(answer.state == "atRisk" && answer.remainingSeconds == 5400)
    let opened = try #require(Instant(iso8601: "2026-03-06T17:00:00Z"))
    #expect((opened + answer.ledger.reduce(0) { $0 + $1.seconds }).iso8601 == answer.due)
    #expect(answer.ledger.map(\.kind) == ["start", "closed", "target", "due"])
    let text = try RunningBinary([
      "sla", "--target", "8h", "--opened", "2026-03-06T17:00:00Z", "--calendar", "support-hours",
    ]).output
    #expect(text.contains("Fri 2026-03-06 20:00:00 -05:00 = Mon 2026-03-09 08:00:00 -04:00"))
  }

  @Test func aSeveritysThreeClocks() throws {
    let high = try answer("--severity", "high", "--opened", "2026-03-06T17:00:00Z")
    #expect(high.severity == "high" && high.policy == "High" && high.calendar == "always")
    #expect(
      high.clocks?.mapValues(\.due) == [
        "respond": "2026-03-06T18:00:00Z", "update": "2026-03-06T19:00:00Z", "resolve": "2026-03-07T01:00:00Z",
      ])
    #expect(high.due == "2026-03-07T01:00:00Z")
    let low = try answer("--severity", "low", "--opened", "2026-03-06T17:00:00Z")
    #expect(low.clocks?.keys.sorted() == ["resolve", "respond"])
  }

  @Test func pausesCountOnceWhereTheyOverlap() throws {
    let answer = try answer(
      "--target", "1h", "--opened", "2026-03-06T17:00:00Z", "--pause", "2026-03-06T17:10:00Z/2026-03-06T17:20:30Z",
      "--pause", "2026-03-06T17:15:00Z/2026-03-06T17:30:00Z")
    #expect(answer.due == "2026-03-06T18:20:00Z")
    #expect(answer.ledger.filter { $0.kind == "pause" }.map(\.seconds) == [1200])
  }

  @Test func calendarsOfOnesOwn() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "calendars-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try "sunday:\n  zone: UTC\n  hours: {sun: [\"09:00-17:00\"]}\n".write(to: file, atomically: true, encoding: .utf8)
    let own = try answer(
      "--target", "60m", "--opened", "2007-01-01T00:00:00Z", "--calendars", file.path, "--calendar", "sunday")
    #expect(own.due == "2007-01-07T10:00:00Z")
    try "sunday:\n  zone: UTC\n  hours: {}\n".write(to: file, atomically: true, encoding: .utf8)
    let run = try RunningBinary([
      "sla", "--target", "60m", "--opened", "2007-01-01T00:00:00Z", "--calendars", file.path, "--calendar", "sunday",
    ])
    #expect(run.status == 2 && run.output == "")
    #expect(run.errors.hasPrefix("\(file.path):3: ") && run.errors.contains("a calendar that never opens"))
  }

  @Test(arguments: [
    (["--opened", "2026-03-06T17:00:00Z"], "either --severity or --target"),
    (["--opened", "2026-03-06T17:00:00Z", "--severity", "high", "--target", "1h"], "either --severity or --target"),
    (["--severity", "high"], "--opened"),
    (["--severity", "high", "--opened", "2026-03-06T17:00:00"], "--opened"),
    (["--severity", "urgent", "--opened", "2026-03-06T17:00:00Z"], "critical"),
    (["--target", "1x", "--opened", "2026-03-06T17:00:00Z"], "--target"),
    (["--target", "1h", "--opened", "2026-03-06T17:00:00Z", "--calendar", "x"], "always, support-hours"),
    (
      ["--target", "1h", "--opened", "2026-03-06T17:00:00Z", "--pause", "2026-03-06T18:00:00Z/2026-03-06T17:00:00Z"],
      "--pause"
    ),
    (["--target", "1h", "--opened", "2026-03-06T17:00:00Z", "--pause", "2026-03-06T18:00:00Z"], "--pause"),
  ])
  func aWrongCallEndsWith64(arguments: [String], words: String) throws {
    let run = try RunningBinary(["sla"] + arguments)
    #expect(run.status == 64 && run.output == "" && run.errors.contains(words), "\(run.errors)")
  }

  @Test(arguments: [("/nowhere/calendars.yaml", "there is no such file"), ("/", "is a folder, expected a file")])
  func aFileThatCannotBeReadEndsWith1(file: String, why: String) throws {
    let run = try RunningBinary(["sla", "--target", "1h", "--opened", "2026-03-06T17:00:00Z", "--calendars", file])
    #expect(run.status == 1 && run.output == "" && run.errors == "\(file): cannot be read: \(why)\n")
  }

  @Test func versionIsSaid() throws {
    #expect(try RunningBinary(["--version"]).output == "rapport 0.1.0\n")
  }
}
