import ConsoleApp
import CustomerSuccess
import SuccessStore

/// One programme as data: its rule, and who is in it.
struct ProgrammeReport: Encodable {
  var name: String
  var kind: String
  var title: String
  /// In the framework's words.
  var target: String
  /// As a filter of the console.
  var filter: String
  var frequency: String
  var enabled: Bool
  var upsell: Bool
  var personalization: String
  /// Contents of a campaign, engagement of an expansion programme.
  var content: [String]
  var signals: [Signal]
  var ends: [String]
  /// Customers who are in, and who were.
  var members: Int
  var former: Int
  var customers: [Member]

  enum CodingKeys: String, CodingKey {
    case name, kind, title, target, filter, frequency, enabled, upsell, personalization, content, signals, ends
    case members = "in"
    case former = "out"
    case customers = "members"
  }

  struct Signal: Encodable {
    var name: String
    var title: String
    var points: Int
    /// Told by people alone, by activities of this type; absent where data show it.
    var note: String?
  }

  struct Member: Encodable {
    var customer: String
    var companyName: String
    var since: String
    /// Absent while it goes on.
    var until: String?
    var why: String?
    var touches: Int
    var lastTouch: String?
    /// Absent for who is out.
    var nextTouch: String?
    /// What a touch whose day has come waits for.
    var waits: String?
  }

  init(_ programme: Programme, _ figures: ProgrammeFigures?, _ rows: [MemberRow], in zone: Zone) {
    name = programme.id.text
    kind = programme.kind.rawValue
    title = programme.title
    target = programme.words.trigger
    filter = programme.target.text
    frequency = programme.words.timing
    enabled = programme.words.isEnabled
    upsell = programme.isUpsell
    personalization = programme.personalization
    content = programme.words.actions
    signals = programme.signals.map(Signal.init)
    ends = programme.ends.words
    members = figures?.members ?? 0
    former = figures?.former ?? 0
    customers = rows.map { Member($0, in: zone) }
  }
}

extension ProgrammeReport.Signal {
  fileprivate init(_ signal: ExpansionSignal) {
    self.init(name: signal.id, title: signal.title, points: signal.points, note: signal.noteType)
  }
}

extension ProgrammeReport.Member {
  init(_ row: MemberRow, in zone: Zone) {
    let membership = row.membership
    self.init(
      customer: row.customer.id.text, companyName: row.customer.name,
      since: zone.date(of: membership.since).description, touches: row.standing?.touches ?? 0)
    until = membership.until.map { zone.date(of: $0).description }
    why = membership.until == nil ? nil : membership.why
    lastTouch = row.standing?.last?.description
    nextTouch = row.standing?.next?.description
    waits = row.standing?.waits
  }

  fileprivate var state: String {
    if let until { return "out since \(until)" }
    if let waits { return "waits: \(waits)" }
    return nextTouch.map { "next \($0)" } ?? ""
  }
}

extension ProgrammeReport: PrintedReport {
  var parts: [ReportPart] {
    var lines = [
      "\(title) · \(kind)\(enabled ? "" : " · switched off")", "\(target): \(filter)", frequency,
    ]
    if !personalization.isEmpty { lines.append(personalization) }
    if !ends.isEmpty { lines.append("Ends: \(ends.joined(separator: ", "))") }
    if upsell { lines.append("Waits while a customer is at risk, or a critical ticket is open") }
    var parts: [ReportPart] = [.line(lines.joined(separator: "\n"))]
    if !signals.isEmpty {
      parts.append(
        .sheet(
          Sheet(
            title: "Signals", columns: [.number("Points"), .words("Signal", maximum: 70), .words("Told by")],
            rows: signals.map { ["\($0.points)", $0.title, $0.note.map { "activities of type \($0)" } ?? "data"] })))
    }
    parts.append(
      .sheet(
        Sheet(
          title: kind == "campaign" ? "Contents" : "Engagement", columns: [.words("In turn")],
          rows: content.map { [$0] })))
    parts.append(.line("\(members) in, \(former) out"))
    guard !customers.isEmpty else { return parts }
    parts.append(
      .sheet(
        Sheet(
          columns: [
            .words("Customer"), .words("Name", maximum: 32), .words("In since"), .number("Touches"), .words("Last"),
            .words("Stands", maximum: 50), .words("Why out"),
          ],
          rows: customers.map {
            [$0.customer, $0.companyName, $0.since, "\($0.touches)", $0.lastTouch ?? "–", $0.state, $0.why ?? ""]
          })))
    return parts
  }
}
