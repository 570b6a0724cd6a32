import CustomerSuccess
import Testing

@testable import Framework

/// One's own document over the shipped one.
@Suite struct DocumentLayersTests {
  private func rules(_ text: String) throws(DocumentError) -> SupportRules {
    try SLAReader.read(
      FrameworkDocument.sla.laid(text, file: "own.yaml"), calendars: CalendarReader.shipped())
  }

  private func complaint(_ document: FrameworkDocument, _ text: String) -> String? {
    do throws(DocumentError) {
      let laid = try document.laid(text, file: "own.yaml")
      if document == .health { _ = try HealthModelReader.read(laid) }
      if document == .sla { _ = try SLAReader.read(laid, calendars: CalendarReader.shipped()) }
      return nil
    } catch {
      return error.description
    }
  }

  /// A file that holds all of a document is that document, and changes nothing.
  @Test(arguments: FrameworkDocument.allCases) func theShippedTextOverItselfChangesNothing(
    _ document: FrameworkDocument
  )
    throws
  {
    let laid = try document.laid(document.shippedText, file: "own.yaml")
    #expect(try document.changes(in: laid) == [])
    #expect(laid.values(document.shape) == (try document.shippedValues()))
    #expect(try document.leftOut(by: document.shippedText, file: "own.yaml", of: laid) == [])
  }

  /// Any one value of a document, said alone, changes that value and no other.
  @Test(arguments: FrameworkDocument.allCases) func oneValueChangesOneValue(_ document: FrameworkDocument) throws {
    let values = try document.shippedValues()
    // Of thousands of words that are all alike, so many will do: each is read with all the others.
    for index in stride(from: 0, to: values.count, by: values.count < 1000 ? 1 : values.count / 50) {
      let value = values[index]
      guard let text = OneValue(document, value.path).text("not as shipped") else { continue }
      let changes = try document.changes(in: document.laid(text, file: "own.yaml"))
      // The holidays are the zone's.
      let hanging = changes.dropFirst().filter { value.path.hasSuffix(".zone") && $0.path.contains(".holidays") }
      #expect(changes.map(\.path) == [value.path] + hanging.map(\.path), "\(text)")
      #expect(changes.first?.before == value.text && changes.first?.after == "not as shipped")
      #expect(changes.first?.moves.isEmpty == false)
    }
  }

  @Test func aPolicyChangesByItsName() throws {
    let shipped = try SLAReader.shipped()
    let rules = try rules("policies:\n  - name: Critical\n    targets: {respond: 10m, update: none}\n")
    #expect(rules.policies.map(\.name) == shipped.policies.map(\.name))
    #expect(rules.policy(for: .critical)?.targets.mapValues(\.seconds) == [.respond: 600, .resolve: 4 * 3600])
    #expect(rules.policy(for: .high) == shipped.policy(for: .high))
    #expect(rules.tiers == shipped.tiers && rules.severities == shipped.severities)
  }

  /// The first policy that fits is a ticket's: one's own come before those that are left out.
  @Test func aPolicyOfOnesOwnComesFirst() throws {
    let rules = try rules(
      """
      policies:
        - {name: Enterprise, when: {tier: enterprise}, calendar: always, targets: {respond: 5m}}
        - {name: Low, leaveOut: true}
      """)
    #expect(rules.policies.map(\.name) == ["Enterprise", "Critical", "High", "Medium"])
    #expect(rules.policy(for: .low) == nil)
  }

  @Test func conditionsAndCalendarsAreOneValue() throws {
    let rules = try rules("policies:\n  - name: High\n    when: {tier: enterprise}\n")
    #expect(rules.policies.first { $0.name == "High" }?.conditions.severities == [])
    let own = "support-hours:\n  zone: Europe/London\n  hours: {mon-fri: [\"09:00-17:00\"]}\n"
    let calendars = try calendars(own)
    #expect(calendars["support-hours"]?.holidays == [] && calendars["always"] == .always)
  }

  private func calendars(_ own: String) throws(DocumentError) -> [String: BusinessCalendar] {
    try CalendarReader.read(FrameworkDocument.calendars.laid(own, file: "own.yaml"))
  }

  /// What one's own file leaves out of a calendar stays; its holidays are those of its zone.
  @Test(arguments: [
    ("hours: {mon-fri: [\"09:00-17:00\"]}", true, true), ("zone: America/New_York", true, false),
    ("zone: Europe/London", false, false), ("holidays: [2026-12-24]", false, false),
    ("exceptions: {2026-12-24: [\"09:00-12:00\"]}", true, false), ("holidays: none", false, false),
  ])
  func whatIsLeftOutOfACalendarStays(own: String, hasHolidays: Bool, hasOtherHours: Bool) throws {
    let shipped = try #require(try CalendarReader.shipped()["support-hours"])
    let calendar = try #require(try calendars("support-hours:\n  \(own)\n")["support-hours"])
    #expect((calendar.holidays == shipped.holidays) == hasHolidays)
    let friday = try #require(LocalDate(iso8601: "2026-11-27"))
    #expect((calendar.hours(on: friday) == shipped.hours(on: friday)) == !hasOtherHours)
  }

  @Test func standaloneLeavesOutAllThatIsShipped() throws {
    let text = "standalone: true\npolicies:\n  - {name: One, calendar: always, targets: {respond: 1h}}\n"
    let rules = try rules(text)
    #expect(rules.policies.map(\.name) == ["One"] && rules.tiers.isEmpty && rules.severities.isEmpty)
    #expect(try self.rules(text.replacing("true", with: "false")).policies.count == 5)
  }

  @Test(arguments: [
    (
      FrameworkDocument.sla, "policies:\n  - {name: Lowest, leaveOut: true}",
      "own.yaml:2: policies.Lowest: nothing of this"
    ),
    (.sla, "severity: none", "own.yaml:1: severity: nothing of this name"),
    (.sla, "policies:\n  - {name: Low, leaveOut: perhaps}", "expected true or false"),
    (.sla, "standalone: perhaps", "expected true or false"),
    (.sla, "policies:\n  - {name: New, calendar: always}", "targets is missing"),
    (.sla, "- a", "expected a mapping"),
    (.health, "dimensions:\n  productUsage:\n    weight: 0.5", "weights add up to 1.2"),
    (.health, "levelScores: none", "levelScores is missing"),
    (.health, "\n\ntrend:\n  days: never", "own.yaml:4: trend.days"),
    (.health, "", "empty, expected a YAML mapping"),
  ])
  func whatIsWrongIsRefused(_ document: FrameworkDocument, _ text: String, _ words: String) {
    let complaint = complaint(document, text)
    #expect(complaint?.contains(words) == true, "\(complaint ?? "accepted")")
  }

  @Test func whatIsTakenAwayIsAChange() throws {
    let document = FrameworkDocument.health
    let text = "expansion: none\ntrend: {days: 14}\n"
    let laid = try document.laid(text, file: "own.yaml")
    #expect(try HealthModelReader.read(laid).expansion == nil)
    let changes = try document.changes(in: laid)
    #expect(changes.map(\.path) == ["trend.days", "expansion.metric", "expansion.atLeast"])
    #expect(changes.map(\.after) == ["14", nil, nil])
    let left = try document.leftOut(by: text, file: "own.yaml", of: laid)
    #expect(left.contains { $0.path == "trend.change" } && !left.contains { $0.path == "trend.days" })
  }
}

/// A document that says one value and nothing else.
private struct OneValue {
  let document: FrameworkDocument
  let path: String

  init(_ document: FrameworkDocument, _ path: String) {
    self.document = document
    self.path = path
  }

  /// Nil where the value names the thing itself: said otherwise, it is another thing.
  func text(_ value: String) -> String? {
    var keys = path.split(separator: ".").map(String.init)
    var lists: [(at: Int, field: String)] = []
    for length in 0..<keys.count {
      if let field = document.shape.name(at: Array(keys.prefix(length))) { lists.append((length, field)) }
    }
    if let list = lists.last, keys.count == list.at + 2, keys[list.at + 1] == list.field { return nil }
    var text = "\"\(value)\""
    while let key = keys.popLast() {
      if let list = lists.last, list.at == keys.count {
        text = "[{\"\(list.field)\": \"\(key)\", \(text.dropFirst().dropLast())}]"
        lists.removeLast()
      } else {
        text = "{\"\(key)\": \(text)}"
      }
    }
    return text
  }
}
