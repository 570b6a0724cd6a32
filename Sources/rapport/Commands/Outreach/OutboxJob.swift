import ArgumentParser
import ConsoleApp
import CustomerSuccess
import SuccessStore

/// Sends what is approved: all of it that is due, or the messages that are named.
struct OutboxJob: Sendable {
  let settings: MailSettings
  /// Nil: the mail command.
  let way: OutboxSender.Way?
  let ids: [String]
  let isSure: Bool

  func run(in surroundings: Surroundings, _ format: FormatOption) throws {
    let fixed = surroundings.fixedNow
    let report = try surroundings.withStore(for: .writing) { place in
      let sender = OutboxSender(settings, zone: place.zone, clock: { fixed ?? Surroundings.clock() })
      return try await run(sender, place)
    }
    try Output.answer(report.done) { try Output.report(report, as: format.format) }
    if report.hasFailures { throw Complaint.workFailed }
  }

  private func run(_ sender: OutboxSender, _ place: Workplace) async throws -> OutboxReport {
    let wanted = Set(try await approved(in: place))
    var report = OutboxReport()
    for row in try await place.store.answer(OutboxQuery(most: 10_000), at: place.now) {
      guard wanted.isEmpty || wanted.contains(.message(row.id)) else { continue }
      guard row.message.state == .approved else {
        report.asked.append(
          .init(row.message, row.message.state == .unknown ? row.message.why : "taken, and not heard of since"))
        continue
      }
      guard let ended = try await sender.send(row, in: place.store, by: way) else { continue }
      report.messages.append(.init(ended.message, ended.outcome.words))
    }
    return report
  }

  /// Those that are named. Who names messages means that they may go: all of them, or, where one may not, none.
  private func approved(in place: Workplace) async throws -> [Target] {
    var named: [Target] = []
    var held: [String] = []
    for id in ids {
      let subject = try await SubjectSearch(place: place).subject(.message, id)
      named.append(subject.target)
      guard case .message(let message, _) = subject else { continue }
      if message.state != .approved || message.notBefore != nil { held.append(id) }
    }
    guard !held.isEmpty else { return named }
    var call = try ActCall(.approve, on: .message, held)
    call.isSure = isSure
    _ = try await ActRunner(call: call, place: place, once: nil).run()
    return named
  }
}

/// What became of messages that were to be sent.
struct OutboxReport: Encodable {
  struct Entry: Encodable {
    var message: String
    var customer: String
    var contact: String?
    var state: String
    var why: String

    init(_ message: OutreachMessage, _ why: String) {
      self.message = message.id.text
      customer = message.customer.text
      contact = message.contact?.text
      state = message.state.rawValue
      self.why = why
    }
  }

  var messages: [Entry] = []
  /// Of which nobody knows whether they went: somebody has to say.
  var asked: [Entry] = []

  var hasFailures: Bool { messages.contains { $0.state != OutreachMessage.State.sent.rawValue } }

  var done: String {
    let sent = messages.count { $0.state == OutreachMessage.State.sent.rawValue }
    return messages.isEmpty ? "Nothing is approved that could go now." : "\(counted(sent, "message")) sent."
  }
}

extension OutboxReport: PrintedReport {
  var parts: [ReportPart] {
    var parts: [ReportPart] = [.line(done)]
    if !messages.isEmpty { parts.append(.sheet(Self.sheet("Messages", messages))) }
    if !asked.isEmpty {
      parts.append(
        .sheet(
          Self.sheet("Nobody knows whether these went; 'rapport outreach sent ID' or 'approve ID --yes' says", asked)))
    }
    return parts
  }

  private static func sheet(_ title: String, _ entries: [Entry]) -> Sheet {
    Sheet(
      title: title,
      columns: [.words("Message"), .words("Customer"), .words("To"), .words("State"), .words("Why")],
      rows: entries.map { [$0.message, $0.customer, $0.contact ?? "–", $0.state, $0.why] })
  }
}
