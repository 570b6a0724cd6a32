import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

struct OutreachListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Messages to customers with what made them, drafted ones first; or what fired, the newest first.",
    discussion: "The filter is one of customers, such as tier:enterprise or owner:me.")

  @OptionGroup var filter: FilterArgument
  @Flag(help: "What fired, instead of messages.") var firings = false
  @Option(help: ArgumentHelp("Messages in this state alone.", valueName: "state")) var state: OutreachMessage.State?
  @OptionGroup var limit: LimitOption
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let surroundings = try Surroundings(lookingBack: common)
    let filter = try filter.filter(in: .customers, me: surroundings.me)
    let (limit, format, firings, state) = (limit.limit, format.format, firings, state)
    try surroundings.withStore(for: .reading) { place in
      if firings {
        let shape = RowShape.firings(place.rulebook)
        return try await place.print(shape, as: format, limit: limit, narrowedBy: filter, in: .customers) { window in
          FiringQuery(filter: filter, window: window)
        }
      }
      let shape = RowShape.messages(place.rulebook)
      try await place.print(shape, as: format, limit: limit, narrowedBy: filter, in: .customers) { window in
        MessageQuery(filter: filter, state: state, window: window)
      }
    }
  }
}

extension OutreachMessage.State: ListedArgument {}

extension RowShape<FiringRow> {
  static func firings(_ rulebook: Rulebook) -> RowShape {
    let zone = rulebook.zone
    return RowShape(
      noun: "firing",
      fields: [
        Field("id") { .text($0.firing.id.text) },
        Field("date") { .text(zone.date(of: $0.firing.at).description) },
        Field("at") { .text($0.firing.at.iso8601) },
        Field("customer") { .text($0.customer.id.text) },
        Field("companyName") { .text($0.customer.name) },
        Field("trigger") { .text($0.firing.trigger.text) },
        Field("occasion") { .text($0.firing.occasion) },
        Field("reason") { .text($0.firing.words) },
        Field("escalated") { JSONValue($0.firing.escalated?.iso8601) },
      ],
      columns: [
        Column("Date") { zone.date(of: $0.firing.at).description },
        Column("Firing") { $0.firing.id.text },
        Column("Trigger") { rulebook.outreach.title(of: $0.firing.trigger) },
        Column("Why", maximum: 48) { $0.firing.words },
        Column("Customer") { $0.customer.name },
        Column("Escalated") { $0.firing.escalated.map { zone.date(of: $0).description } ?? "" },
      ])
  }
}

extension RowShape<MessageRow> {
  static func messages(_ rulebook: Rulebook) -> RowShape {
    let zone = rulebook.zone
    return RowShape(
      noun: "message",
      fields: [
        Field("id") { .text($0.message.id.text) },
        Field("date") { .text(zone.date(of: $0.message.since).description) },
        Field("customer") { .text($0.customer.id.text) },
        Field("companyName") { .text($0.customer.name) },
        Field("contact") { JSONValue($0.message.contact?.text) },
        Field("contactName") { JSONValue($0.contact?.name) },
        Field("trigger") { .text($0.message.trigger.text) },
        Field("occasion") { .text($0.message.occasion) },
        Field("fired") { .text(zone.date(of: $0.message.fired).description) },
        Field("state") { .text($0.message.state.rawValue) },
        Field("why") { .text($0.message.why) },
        Field("subject") { JSONValue((try? $0.text.get())?.subject) },
        Field("notBefore") { JSONValue($0.message.notBefore?.iso8601) },
        Field("replied") { JSONValue($0.message.replied.map { zone.date(of: $0).description }) },
      ],
      columns: [
        Column("State") { $0.message.state.rawValue.capitalizedFirst },
        Column("Since") { zone.date(of: $0.message.since).description },
        Column("Message") { $0.message.id.text },
        Column("Trigger") { rulebook.outreach.title(of: $0.message.trigger) },
        Column("Occasion") { $0.message.occasion },
        Column("Customer") { $0.customer.name },
        Column("To") { $0.contact?.name ?? "nobody" },
        Column("Subject", maximum: 50) { (try? $0.text.get())?.subject ?? "" },
        Column("Why", maximum: 60) { $0.message.why },
      ])
  }
}

struct OutreachShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One message or firing with what made it and what it made.")

  @Argument(help: "The message's or the firing's id, such as MSG-12 or FIR-7.") var id: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws { try WhyCommand.answer(id, common, format) }
}

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Why an action item, a firing or a message is there: the rule, the numbers, the moment.")

  @Argument(help: "Its id, such as ACT-12, FIR-7 or MSG-3.") var id: String
  @OptionGroup var format: FormatOption
  @OptionGroup var common: CommonOptions

  func run() throws { try Self.answer(id, common, format) }

  static func answer(_ id: String, _ common: CommonOptions, _ format: FormatOption) throws {
    let surroundings = try Surroundings(lookingBack: common)
    let report = try surroundings.withStore(for: .reading) { place in
      for reading in [id, id.uppercased()] {
        if let found = try await place.store.answer(OutreachWhyQuery(reading), at: place.now) {
          return OutreachWhyReport(found, in: place)
        }
      }
      throw Complaint.complain(
        "There is no action item, firing or message '\(id)'.", Complaint.workFailed)
    }
    try Output.report(report, as: format.format, under: surroundings.past?.heading)
  }
}
