import Foundation
import Testing

@testable import CustomerSuccess

/// What has become of a fact later is taken back; what had become of it by then stays.
@Suite struct HeldFactTests {
  private static let then = moment("2026-10-01T12:00:00Z")
  private static let (before, after) = (then - 60, then + 60)
  private static let (yesterday, tomorrow) = (date("2026-09-30"), date("2026-10-02"))

  private func held(_ fact: Fact) -> Fact { fact.held(at: Self.then, in: .gmt) }

  private static func customer(churned: LocalDate?) -> Fact {
    .customer(
      Customer(
        id: "C", name: "C", tier: .starter, industry: .other, size: .small, signedUp: date("2026-01-01"),
        lifecycle: churned == nil ? .active : .churned, churned: churned))
  }

  private static func action(_ status: ActionStatus, ended: Instant?) -> Fact {
    .action(ActionItem(id: "A", customer: "C", title: "t", status: status, created: before, ended: ended))
  }

  private static func override(withdrawn: Instant?) -> Fact {
    .override(
      Override(
        id: "O", customer: "C", target: .score, value: 1, reason: "r", author: "a", at: before, expires: after,
        withdrawn: withdrawn))
  }

  private static func departure(returned: LocalDate?) -> Fact {
    .departure(Departure(id: "D", customer: "C", left: date("2026-09-01"), reason: "price", returned: returned))
  }

  static let cases: [(stored: Fact, held: Fact)] = [
    (customer(churned: tomorrow), customer(churned: nil)),
    (customer(churned: date("2026-10-01")), customer(churned: date("2026-10-01"))),
    (customer(churned: yesterday), customer(churned: yesterday)),
    (action(.succeeded, ended: after), action(.pending, ended: nil)),
    (action(.succeeded, ended: then), action(.succeeded, ended: then)),
    (action(.inProgress, ended: nil), action(.inProgress, ended: nil)),
    (override(withdrawn: after), override(withdrawn: nil)),
    (override(withdrawn: before), override(withdrawn: before)),
    (departure(returned: tomorrow), departure(returned: nil)),
    (departure(returned: yesterday), departure(returned: yesterday)),
  ]

  @Test(arguments: cases.indices) func laterEndsAreTakenBack(index: Int) {
    #expect(held(Self.cases[index].stored) == Self.cases[index].held)
  }

  @Test func whatTheColumnsNameIsWhatTheFieldsHave() {
    for kind in FactKind.allCases {
      var visitor = ColumnNames()
      kind.record.show(to: &visitor)
      for time in [kind.ownTime].compactMap(\.self) + kind.laterTimes {
        #expect(visitor.names["\(time.name)"] == time.isDay, "\(kind) \(time.name)")
      }
    }
  }
}

extension FactRecord {
  fileprivate static func show(to visitor: inout ColumnNames) { blank.show(to: &visitor) }
}

/// Columns with times in them, and whether they are days.
private struct ColumnNames: FieldVisitor {
  let medium = FieldMedium.table
  var names: [String: Bool] = [:]

  mutating func date(_ field: RecordField, _ value: inout LocalDate) { names["\(field.column)"] = true }
  mutating func date(_ field: RecordField, _ value: inout LocalDate?) { names["\(field.column)"] = true }
  mutating func instant(_ field: RecordField, _ value: inout Instant, standard: Instant?) {
    names["\(field.column)"] = false
  }
  mutating func instant(_ field: RecordField, _ value: inout Instant?) { names["\(field.column)"] = false }
}
