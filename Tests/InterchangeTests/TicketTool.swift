import CustomerSuccess

/// A tool that tickets are worked on in elsewhere, and its exports.
struct TicketTool {
  struct State: Equatable {
    var severity = Severity.medium
    var status = TicketStatus.new
    var owner = ""
    var subject = "No mail"
    var firstReply: Instant?
    var solved: Instant?
    var score: Int?
    var updated = TicketTool.created
  }

  static let created = Instant(iso8601: "2026-03-02T10:00:00Z")!
  private(set) var state = State()
  private(set) var now = TicketTool.created

  /// One thing happens, some minutes later.
  mutating func step(_ numbers: inout some RandomNumberGenerator) {
    now = now + 60 * Int.random(in: 1...600, using: &numbers)
    state.updated = now
    switch Int.random(in: 0...9, using: &numbers) {
    case 0, 1: reply()
    case 2: move(to: .pending)
    case 3: move(to: .onHold)
    case 4: move(to: .open)
    case 5: move(to: .resolved)
    case 6: move(to: .closed)
    case 7: state.severity = Severity.allCases.randomElement(using: &numbers) ?? .low
    case 8: state.owner = ["Mira", "Lee", ""].randomElement(using: &numbers) ?? ""
    default: state.subject = ["No mail", "No mail at all", "Mail, \"late\""].randomElement(using: &numbers) ?? ""
    }
    if !state.status.isOpen, Bool.random(using: &numbers) { state.score = Bool.random(using: &numbers) ? 5 : 1 }
  }

  private mutating func reply() {
    guard state.status.isOpen, state.firstReply == nil else { return }
    state.firstReply = now
    if state.status == .new { state.status = .open }
  }

  private mutating func move(to status: TicketStatus) {
    if status.isOpen { state.solved = nil } else if state.status.isOpen { state.solved = now }
    // What is closed is resolved for good.
    if state.status == .closed, status == .resolved { return }
    state.status = status
  }
}

extension TicketTool.State {
  /// As Zendesk writes it.
  func export(telling hasUpdated: Bool = true) -> String {
    let statuses: [TicketStatus: String] = [
      .new: "New", .open: "Open", .pending: "Pending", .onHold: "On-hold", .resolved: "Solved", .closed: "Closed",
    ]
    let priorities: [Severity: String] = [.critical: "Urgent", .high: "High", .medium: "Normal", .low: "Low"]
    let minutes = firstReply.map { String(($0 - TicketTool.created) / 60) } ?? ""
    let values = [
      "7", "\"\(subject.replacing("\"", with: "\"\""))\"", TicketTool.created.iso8601, priorities[severity] ?? "",
      statuses[status] ?? "", "C1", owner, minutes, solved?.iso8601 ?? "", score.map { $0 == 5 ? "Good" : "Bad" } ?? "",
    ]
    let columns =
      "Id,Subject,Created at,Priority,Status,Organization,Assignee,First reply time in minutes,Solved at,Satisfaction Score"
    let (more, update) = hasUpdated ? (",Updated at", ",\(updated.iso8601)") : ("", "")
    return "\(columns)\(more)\n\(values.joined(separator: ","))\(update)\n"
  }
}
