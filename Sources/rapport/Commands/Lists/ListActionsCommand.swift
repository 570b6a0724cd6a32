import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct ListActionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions",
    abstract: "Action items by due date, the undated last; snoozed ones are left out until their day.",
    discussion: "Open ones, unless --all is given or the filter asks for a status.")

  @OptionGroup var filter: FilterArgument
  @OptionGroup var limit: LimitOption
  @Flag(help: "Done and dropped ones too, after the open ones.")
  var all = false
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .actions, me: surroundings.me)
    let (limit, format) = (limit.limit, format.format)
    let includeEnded = all
    try surroundings.withStore(for: .reading) { place in
      let shape = RowShape.actions(today: place.today, in: place.zone)
      let reading = ListReading<ActionRow>(limit: limit) { window in
        try await place.store.answer(
          ActionQuery(filter: filter, includeEnded: includeEnded, window: window), at: place.now)
      }
      try await reading.print(shape, as: format, under: place.heading) {
        if let asleep = try await place.asleep(filter) { return asleep }
        if !includeEnded, let ended = try await place.endedActions(filter) { return ended }
        return try await place.whyNothing(filter, in: .actions, mayBeMeant: true)
      }
    }
  }
}

extension Workplace {
  /// `ACT-1 is completed; --all shows it`; nil of none.
  fileprivate func endedActions(_ filter: Filter) async throws -> String? {
    let found = try await store.answer(
      ActionQuery(filter: filter, includeEnded: true, window: Window(limit: 1)), at: now)
    return found.total == 0 ? nil : LeftOutWords.ended(found, shownBy: "--all")
  }

  /// `2 that match are snoozed, the first until 2026-12-05`; nil of none.
  fileprivate func asleep(_ filter: Filter) async throws -> String? {
    let found = try await store.answer(
      ActionQuery(filter: filter, isAsleep: true, window: Window(limit: 1000)), at: now)
    guard let first = found.rows.compactMap(\.action.snooze?.until).min() else { return nil }
    return found.total == 1
      ? "one that does is snoozed until \(first)"
      : "\(NumberWords.whole(found.total)) that do are snoozed, the first until \(first)"
  }
}

extension RowShape<ActionRow> {
  static func actions(today: LocalDate, in zone: Zone) -> RowShape {
    RowShape(noun: "action item", fields: fields, columns: columns(today, zone))
  }

  /// Values in the framework's words, as its `actionItems` has them.
  private static let fields: [Field] = [
    Field("actionId") { .text($0.action.id.text) },
    Field("customerId") { .text($0.action.customer.text) },
    Field("companyName") { .text($0.customerName) },
    Field("priority") { .text($0.action.priority.title) },
    Field("type") { .text($0.action.kind) },
    Field("title") { .text($0.action.title) },
    Field("description") { .text($0.action.description) },
    Field("owner") { .text($0.action.owner) },
    Field("dueDate") { JSONValue($0.action.due?.description) },
    Field("status") { .text($0.action.status.title) },
    Field("isOpen") { .flag($0.action.status.isOpen) },
    Field("createdAt") { .text($0.action.created.iso8601) },
    Field("endedAt") { JSONValue($0.action.ended?.iso8601) },
  ]

  private static func columns(_ today: LocalDate, _ zone: Zone) -> [Column] {
    [
      Column("Priority") { $0.action.priority.title },
      Column("Due") { row in
        let words = ActionDue(row.action, today: today, in: zone).words
        return words.isEmpty ? "–" : words
      },
      Column("Date") { $0.action.due?.description ?? "" },
      Column("Action", maximum: 24) { $0.action.id.text },
      Column("Title", maximum: 48) { $0.action.title },
      Column("Customer") { $0.customerName },
      Column("Owner") { $0.action.owner.isEmpty ? "–" : $0.action.owner },
      Column("Status") { $0.action.status.title },
    ]
  }
}
