import Foundation
import Testing

/// A figure has one name and one value, on the screen and in a report; a category one word.
@Suite(.serialized) struct OneNameTests {
  private static let now = ["--now", "2026-11-23T14:05:32Z"]

  /// One database for all of the comparisons.
  private static let database: Result<String, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rapport-names-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "demo.db").path
    let run = try RunningBinary(["demo", "--prepare", "--db", path] + now)
    try #require(run.status == 0, "\(run.errors)")
    return path
  }

  private func run(_ arguments: String...) throws -> String {
    let run = try RunningBinary(arguments + ["--db", try Self.database.get()] + Self.now)
    try #require(run.status == 0, "\(run.errors)")
    return run.output
  }

  private func screen(_ name: String) throws -> [[String]] {
    words(try run("screenshot", "--screen", name, "--size", "160x45", "--format", "text", "-"))
  }

  /// Lines as words, without what is drawn.
  private func words(_ text: String) -> [[String]] {
    text.split(separator: "\n").map { line in
      line.split(whereSeparator: { " │┃·║".contains($0) }).map(String.init)
    }
  }

  private func holds(_ lines: [[String]], _ wanted: [String]) -> Bool {
    lines.contains { line in
      line.indices.contains { Array(line[$0...].prefix(wanted.count)) == wanted }
    }
  }

  /// `Healthy 420 33.6 %` and the like.
  @Test func categoriesAreCountedAlike() throws {
    let (screen, report) = (try screen("overview"), words(try run("report", "portfolio")))
    for status in [["Healthy"], ["Good"], ["At", "Risk"], ["Critical"]] {
      let line = try #require(report.first { $0.starts(with: status) && $0.contains("%") })
      let wanted = Array(line.prefix(status.count + 3))
      #expect(holds(screen, wanted), "\(wanted)")
    }
    for name in [["Below", "70"], ["Without", "action"], ["Churn", "risk"], ["Expansion"]] {
      let line = try #require(report.first { holds([$0], name) }, "\(name)")
      let place = try #require(line.indices.first { Array(line[$0...].prefix(name.count)) == name })
      let wanted = Array(line[place...].prefix(name.count + 1))
      #expect(holds(screen, wanted), "\(wanted)")
    }
  }

  /// The customer's word is the same in the list, on the page and in what `show` says.
  @Test func aCustomersWordIsTheSame() throws {
    let list = words(try run("list", "customers", "--limit", "1"))
    let row = try #require(list.dropFirst().first)
    let id = try #require(row.first)
    let shown = words(try run("show", id))
    let health = try #require(shown.first { $0.first == "Health" })
    #expect(health.count > 2 && row.contains(health[1]) && row.contains(health[2]), "\(row) \(health)")
    let page = words(
      try run(
        "screenshot", "--screen", "customers", "--size", "160x45", "--keys",
        "/ i d : \(id.map(String.init).joined(separator: " ")) enter", "--format", "text", "-"))
    #expect(holds(page, Array(health.prefix(3))))
  }

  @Test func supportQualityIsToldAlike() throws {
    let page = try run(
      "screenshot", "--screen", "metrics", "--size", "160x45", "--keys", "tab tab tab", "--format", "text", "-")
    let (screen, report) = (words(page), words(try run("report", "support")))
    let names = [
      "First contact resolution", "Closed without escalation", "CSAT after a ticket", "Response in time",
      "Resolution in time",
    ].map { $0.split(separator: " ").map(String.init) }
    for name in names {
      let told = try #require(report.first { $0.starts(with: name) }, "\(name)").dropFirst(name.count)
      let seen = try #require(screen.first { $0.starts(with: name) }, "\(name)").dropFirst(name.count)
      // A sign stands between the value and the target.
      let plain = Array(seen.filter { $0.contains { $0.isNumber } || $0 == "%" })
      let value = Array(told.prefix { $0 != "%" }.prefix(1)), rest = Array(told.filter { $0 != "%" })
      #expect(plain.first == value.first, "\(name): \(seen) \(told)")
      #expect(plain.filter { $0 != "%" }.contains(rest[rest.count - 1]), "\(name): \(seen) \(told)")
      if rest.count == 3 { #expect(plain.filter { $0 != "%" }.contains(rest[1]), "\(name): \(seen) \(told)") }
    }
  }

  /// Each figure of the dashboard with its value, and its target where it has one, in the report and on the screen; NPS and CSAT
  /// as every other report has them.
  @Test func metricsAreToldAlike() throws {
    let (screen, report) = (try screen("metrics"), words(try run("report", "metrics")))
    let titles = [
      "NPS", "CSAT over the lifecycle", "CES", "Time to first value", "Feature adoption", "User engagement",
      "Logo retention", "Gross retention", "Net retention", "Expansion rate", "Lifetime value",
    ]
    for title in titles.map({ $0.split(separator: " ").map(String.init) }) {
      let told = try #require(report.first { $0.starts(with: title) }, "\(title)").dropFirst(title.count)
      let line = try #require(screen.first { holds([$0], title) }, "\(title)")
      let place = try #require(line.indices.first { Array(line[$0...].prefix(title.count)) == title })
      // A sign stands between the value and the target.
      let seen = line[(place + title.count)...].filter { !["✓", "▼", "+", "v"].contains($0) }
      let isUnit = { (word: String) in ["%", "day", "days"].contains(word) }
      let figures = told.prefix { $0.first?.isNumber == true || ["–", "$"].contains($0.prefix(1)) || isUnit($0) }
      #expect(!figures.isEmpty && Array(seen.prefix(figures.count)) == Array(figures), "\(title): \(seen) \(told)")
    }
    for other in ["portfolio", "support"] {
      let lines = words(try run("report", other))
      for title in titles.prefix(2).map({ $0.split(separator: " ").map(String.init) }) {
        let told = try #require(report.first { $0.starts(with: title) }).dropFirst(title.count)
        let seen = try #require(lines.first { $0.starts(with: title) }).dropFirst(title.count)
        #expect(Array(seen.prefix(3)) == [told[told.startIndex], "target", told[told.startIndex + 1]], "\(seen)")
      }
    }
  }

  /// Each target says of which survey it is.
  @Test func noTwoTargetsShareAName() throws {
    let text = try run("report", "portfolio")
    let lines = text.split(separator: "\n").filter { $0.contains("/5") }.map { $0.prefix { !$0.isNumber } }
    #expect(lines.count == 2 && Set(lines).count == 2, "\(lines)")
  }

  @Test func trainingIsToldAlike() throws {
    let (screen, overview) = (try screen("training"), try screen("overview"))
    let report = words(try run("report", "training"))
    for path in ["Executive", "Technical", "Business"] {
      let line = try #require(report.first { $0.first == path })
      // Enrolled, completed, completion %, modules %, on time %, certified, expiring, lapsed.
      let shares = line.indices.filter { line[$0] == "%" }.map { line[$0 - 1] }
      let certified = line[line.count - 3]
      for seen in [screen, overview] {
        let row = try #require(seen.first { holds([$0], [path, shares[1], "%"]) }, "\(path) \(shares)")
        #expect(holds([row], [certified, "cert."]))
      }
    }
  }
}
