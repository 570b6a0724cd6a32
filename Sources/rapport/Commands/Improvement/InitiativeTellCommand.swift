import ArgumentParser
import CustomerSuccess
import SuccessStore

struct InitiativeTellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tell", abstract: "Drafts a message to each customer who asked for it, once.",
    discussion: """
      Those who asked are the customers some of whose words are about the theme that the initiative answers, among whom it concerns. Each
      gets one message in the outbox, by the text 'initiative' of messages.yaml: a draft, or held where a cap, a contact who wants no
      messages or a fact that is not known speaks against it, as with outreach. A person approves each. It is one entry of the log, which
      one undo takes back; whoever has been told of it is left.
      """)

  @Argument(help: "The initiative's id, such as INI-1.") var id: String
  @Flag(help: "Say who would be told, and write nothing.") var dryRun = false
  @OptionGroup var options: ActOptions

  func run() throws {
    let (id, once, isDry) = (id, options.once.key, dryRun)
    let report = try Surroundings(options.common).withStore(for: dryRun ? .reading : .writing) { place in
      try await InitiativeTelling(place: place, once: once, isDry: isDry).run(id)
    }
    try Output.answer(report.words) { try Output.report(report, as: options.format.format) }
  }
}

private struct InitiativeTelling {
  var place: Workplace
  var once: String?
  var isDry: Bool

  func run(_ id: String) async throws -> InitiativeTellReport {
    let audience = try await audience(id)
    if let words = audience.refusal {
      guard isDry else { throw Complaint.complain("\(words).", Complaint.workFailed) }
      return InitiativeTellReport(audience, entry: nil, messages: [], refusal: words)
    }
    guard !isDry else { return InitiativeTellReport(audience, entry: nil, messages: [], refusal: nil) }
    let key = once.map { OnceKey($0, call: ["initiative", "tell", audience.initiative.id.text, place.me]) }
    let entry = try await place.store.perform(
      audience.requests, title: nil, by: place.me, at: place.now, once: key)
    let edits = try await place.store.answer(ChangeQuery(entry.id, limit: 2 * audience.new.count))?.edits ?? []
    let messages = edits.compactMap { edit -> OutreachMessage? in
      if case .message(let message)? = edit.after { message } else { nil }
    }
    return InitiativeTellReport(audience, entry: entry, messages: messages, refusal: nil)
  }

  private func audience(_ id: String) async throws -> InitiativeAudience {
    for reading in ShortID.readings(of: id, as: .initiative) {
      let query = InitiativeAudienceQuery(InitiativeID(reading))
      if let audience = try await place.store.answer(query, at: place.now) { return audience }
    }
    throw Complaint.complain("There is no initiative '\(id)'.", Complaint.workFailed)
  }
}

/// Whom an initiative was told to, or would be.
struct InitiativeTellReport: PrintedReport {
  /// Absent where nothing was written.
  var entry: Int?
  var initiative: String
  /// Who has not been told before, by id.
  var told: [Told]
  /// Who had been.
  var already: [String]

  private var title: String

  private enum CodingKeys: String, CodingKey { case entry, initiative, told, already }

  struct Told: Encodable {
    var customer: String
    var name: String
    /// To whom; absent where nobody is known.
    var contact: String?
    /// Absent where nothing was written.
    var message: String?
    /// drafted or held; where nothing was written, what it would be.
    var state: String?
    /// Why it is held.
    var why: String?
  }

  init(_ audience: InitiativeAudience, entry: ChangeEntry?, messages: [OutreachMessage], refusal: String?) {
    self.entry = entry?.id
    initiative = audience.initiative.id.text
    let byCustomer = Dictionary(messages.map { ($0.customer, $0) }) { $1 }
    let new = refusal == nil ? audience.new : []
    told = new.map { member in
      let written = byCustomer[member.id]
      let message = written ?? (entry == nil ? member.message : nil)
      return Told(
        customer: member.id.text, name: member.name, contact: (message?.contact ?? member.contact?.id)?.text,
        message: written?.id.text, state: message?.state.rawValue,
        why: message.flatMap { $0.why.isEmpty ? nil : $0.why })
    }
    already = audience.members.filter { $0.told != nil }.map(\.id.text)
    title =
      entry?.title ?? refusal ?? "\(counted(new.count, "customer")) would be told of \(audience.initiative.id)"
  }

  var words: String { entry.map { "\(title), entry \($0) of the log." } ?? "\(title)." }

  var parts: [ReportPart] {
    let head = entry.map { "\(title) · entry \($0)" } ?? title
    let left = already.isEmpty ? "" : "\n\(already.count) told before and left: \(already.listed(20))"
    guard !told.isEmpty else { return [.line(head + left)] }
    let rows = told.map {
      [$0.customer, $0.name, $0.contact ?? "–", $0.message ?? "–", $0.state ?? "–", $0.why ?? ""]
    }
    let columns = ["Customer", "Name", "Contact", "Message", "State", "Why"].map { Sheet.Column.words($0) }
    return [.line(head + left), .sheet(Sheet(columns: columns, rows: rows))]
  }
}
