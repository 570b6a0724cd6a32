import ArgumentParser
import CustomerSuccess
import SuccessStore

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: """
      Rows that match a filter: customers, tickets or action items; somebody's day; the team's workload; the weekly review; initiatives.
      """,
    subcommands: [
      ListCustomersCommand.self, ListTicketsCommand.self, ListActionsCommand.self, ListDayCommand.self,
      ListWorkloadCommand.self, ListReviewCommand.self,
      InitiativeListCommand.self,
    ])

  func run() throws { throw Complaint.missingChoice(of: "list", in: ListCommand.self) }
}

/// How many rows are wanted.
struct LimitOption: ParsableArguments {
  @Option(help: ArgumentHelp("At most so many rows.", valueName: "number"), transform: CallValue.whole())
  var limit: Int?
}

/// Reads a list window by window, so that the longest one costs no more memory than a window.
struct ListReading<Row: Hashable & Sendable & Identifiable>: Sendable where Row.ID: CustomStringConvertible {
  var limit: Int?
  var page: @Sendable (Window) async throws -> Page<Row>

  private static var portion: Int { 1000 }

  func run(_ take: @Sendable ([Row]) throws -> Void) async throws {
    var position = 0
    var anchor = Window.Anchor.first
    while true {
      let portion = min(Self.portion, (limit ?? .max) - position)
      guard portion > 0 else { return }
      let page = try await page(Window(anchor, limit: portion))
      guard page.position == position, let last = page.rows.last else { return }
      try take(page.rows)
      position += page.rows.count
      if position >= page.total { return }
      anchor = .following(last.id.description, position: position, total: page.total)
    }
  }
}
